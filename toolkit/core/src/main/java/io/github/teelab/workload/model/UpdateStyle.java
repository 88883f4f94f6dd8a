package io.github.teelab.workload.model;

/** How an optimiser goes through the tensors of parameters; what PyTorch calls {@code foreach} and {@code fused}. */
public enum UpdateStyle {
    /** A kernel for each tensor and elementary operation. */
    PER_TENSOR,
    /** A kernel for each elementary operation over many tensors; what PyTorch 2 does on a GPU unless told otherwise. */
    FOREACH,
    /** One kernel for all operations over many tensors. */
    FUSED
}
