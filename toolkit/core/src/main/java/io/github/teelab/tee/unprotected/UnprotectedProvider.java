package io.github.teelab.tee.unprotected;

import io.github.teelab.platform.Platform;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers {@link Unprotected} by name. */
public final class UnprotectedProvider implements TeeProvider {
    @Override
    public String name() {
        return "unprotected";
    }

    @Override
    public String title() {
        return "no protection: the reference";
    }

    @Override
    public TeeSystem on(Platform platform) {
        return Unprotected.on(platform);
    }
}
