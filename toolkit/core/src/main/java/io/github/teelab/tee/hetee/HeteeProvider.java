package io.github.teelab.tee.hetee;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers {@link Hetee} by name. */
public final class HeteeProvider implements TeeProvider {
    @Override
    public String name() {
        return Hetee.NAME;
    }

    @Override
    public String title() {
        return "HETEE: a rack's accelerators behind a security controller on PCIe (IEEE S&P 2020)";
    }

    @Override
    public Platform platform() {
        return Platforms.heteeBox();
    }

    @Override
    public TeeSystem on(Platform platform) {
        return Hetee.on(platform);
    }
}
