package io.github.teelab.tee.tensortee;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;

/** Offers TensorTEE's reference by name. */
public final class SgxMgxProvider implements TeeProvider {
    @Override
    public String name() {
        return "sgx-mgx";
    }

    @Override
    public String title() {
        return "SGX and MGX with staged transfers, TensorTEE's reference";
    }

    @Override
    public Platform platform() {
        return Platforms.tensorTee();
    }

    @Override
    public TeeSystem on(Platform platform) {
        return TensorTee.reference(platform);
    }
}
