package io.github.teelab.tee.tensortee;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers {@link TensorTee} by name. */
public final class TensorTeeProvider implements TeeProvider {
    @Override
    public String name() {
        return "tensortee";
    }

    @Override
    public String title() {
        return "TensorTEE: one tensor granularity for CPU and NPU, direct transfers (ASPLOS 2024)";
    }

    @Override
    public Platform platform() {
        return Platforms.tensorTee();
    }

    @Override
    public TeeSystem on(Platform platform) {
        return TensorTee.on(platform);
    }
}
