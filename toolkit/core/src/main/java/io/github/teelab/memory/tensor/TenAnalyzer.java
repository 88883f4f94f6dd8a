package io.github.teelab.memory.tensor;

import io.github.teelab.memory.scheme.Protection;
import io.github.teelab.memory.scheme.ProtectionHardware;
import io.github.teelab.memory.scheme.Scheme;

/**
 * TensorTEE's protection of CPU memory (ASPLOS 2024, section 4.2): hardware that finds tensors in the stream of requests and
 * keeps one version number and one MAC for each on the chip. What it does not know is protected as in the SGX-like scheme.
 *
 * <p>Not modelled: what a transfer from the accelerator tells the table; translation, so that virtual and physical
 * addresses are the same.
 *
 * @param sizes of its structures
 */
public record TenAnalyzer(TenAnalyzerSizes sizes) implements Scheme {
    /** Its name. */
    public static final String NAME = "tenanalyzer";

    /** As the paper has it. */
    public static TenAnalyzer published() {
        return new TenAnalyzer(TenAnalyzerSizes.published());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Protection protect(ProtectionHardware hardware) {
        return new TensorProtection(sizes, hardware);
    }
}
