package io.github.teelab.tee.fastrack;

import io.github.teelab.platform.Platform;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers {@link Fastrack} by name. */
public final class FastrackProvider implements TeeProvider {
    @Override
    public String name() {
        return "fastrack";
    }

    @Override
    public String title() {
        return "Fastrack: direct channel, parallel authentication, overlap (arXiv 2410.15240)";
    }

    @Override
    public TeeSystem on(Platform platform) {
        return Fastrack.on(platform);
    }
}
