package io.github.teelab.workload.npu;

/** Where the scores of attention, one value for each pair of tokens, go between two products. */
public enum Attention {
    /** They stay in the scratchpad: one kernel for all of attention, as on GPUs since FlashAttention (arXiv 2205.14135). */
    FUSED,
    /** They go to memory and come back, and the softmax between is a pass of its own. */
    THROUGH_MEMORY
}
