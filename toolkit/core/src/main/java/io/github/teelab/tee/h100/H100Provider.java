package io.github.teelab.tee.h100;

import io.github.teelab.platform.Platform;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers {@link H100Confidential} by name. */
public final class H100Provider implements TeeProvider {
    @Override
    public String name() {
        return "h100";
    }

    @Override
    public String title() {
        return "NVIDIA H100 confidential computing, as shipped";
    }

    @Override
    public TeeSystem on(Platform platform) {
        return H100Confidential.on(platform);
    }
}
