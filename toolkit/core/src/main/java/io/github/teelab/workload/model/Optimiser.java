package io.github.teelab.workload.model;

import java.util.Locale;

/**
 * What turns gradients into new weights: elementary operations over all parameters, in FP32.
 *
 * <p>Operations are those of PyTorch 2 ({@code torch.optim}, foreach). A launch over many tensors takes about 64 of them
 * (with two lists of tensors) and at most 320 blocks of 65,536 values ({@code MultiTensorApply.cuh}).
 */
public enum Optimiser {
    /** SGD with momentum and weight decay: add decay, scale momentum, add gradient, add to weights. */
    SGD_MOMENTUM(4, 7, 4, 3, 2),
    /** AdamW: decay; two moments, the second in two operations; root, two corrections; add to weights. */
    ADAMW(8, 12, 8, 4, 3);

    private static final long TENSORS_PER_LAUNCH = 64;
    private static final long VALUES_PER_LAUNCH = 320L * 65_536;

    private final int operations;
    private final int reads;
    private final int writes;
    private final int fusedReads;
    private final int fusedWrites;

    /** For each parameter: values read and written over all operations, and by one kernel that does all of them. */
    Optimiser(int operations, int reads, int writes, int fusedReads, int fusedWrites) {
        this.operations = operations;
        this.reads = reads;
        this.writes = writes;
        this.fusedReads = fusedReads;
        this.fusedWrites = fusedWrites;
    }

    /** Its name in lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    LayerCost step(long parameters, int tensors, UpdateStyle style) {
        boolean fused = style == UpdateStyle.FUSED;
        long shared = Math.max(ceilDiv(tensors, TENSORS_PER_LAUNCH), ceilDiv(parameters, VALUES_PER_LAUNCH));
        long kernels = style == UpdateStyle.PER_TENSOR ? tensors : shared;
        return LayerCost.kernel("optimiser", label())
                .reads(Float.BYTES * parameters * (fused ? fusedReads : reads))
                .writes(Float.BYTES * parameters * (fused ? fusedWrites : writes))
                .inKernels(kernels * (fused ? 1 : operations));
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
