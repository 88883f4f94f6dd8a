package io.github.teelab.tee.travelling;

import io.github.teelab.platform.Platform;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers {@link Travelling} by name. */
public final class TravellingProvider implements TeeProvider {
    @Override
    public String name() {
        return "travelling";
    }

    @Override
    public String title() {
        return "GPU Travelling: one confidential GPU routed between data holders (CCS 2025)";
    }

    @Override
    public TeeSystem on(Platform platform) {
        return Travelling.on(platform);
    }
}
