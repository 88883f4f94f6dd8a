package io.github.teelab.tee.tensortee;

import io.github.teelab.npu.BlockMacs;
import io.github.teelab.npu.Engines;
import io.github.teelab.npu.MemoryProtection;
import io.github.teelab.npu.PlainNpuMemory;
import io.github.teelab.npu.TensorMac;
import io.github.teelab.platform.Npu;
import io.github.teelab.platform.Parameters;
import java.util.Optional;

/** How a design protects the NPU's memory. Versions are on the chip in all of them. */
public enum NpuProtection {
    /** Not at all. */
    NONE(""),
    /** A code for each block, verified before use (MGX, ISCA 2022). */
    MGX("kernel_overhead_mgx"),
    /** A code for each tensor, verified late (TensorTEE section 4.3). */
    TENSOR_MAC("kernel_overhead_tensor_mac");

    private final String overhead;

    NpuProtection(String overhead) {
        this.overhead = overhead;
    }

    /** What it costs, layer by layer, on a device. */
    public MemoryProtection on(Npu npu, Parameters costs) {
        return switch (this) {
            case NONE -> new PlainNpuMemory();
            case MGX -> new BlockMacs((int) costs.number("mgx_block"), Engines.of(npu));
            case TENSOR_MAC -> new TensorMac(Engines.of(npu));
        };
    }

    /** The parameter of {@link TransferPaths#FILE} that says by how much kernels take longer; empty where they do not. */
    Optional<String> overhead() {
        return overhead.isEmpty() ? Optional.empty() : Optional.of(overhead);
    }
}
