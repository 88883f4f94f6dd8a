package io.github.teelab.tee.travelling;

/** A part of the GPU's memory. */
enum Region {
    /** Pages of kernels. */
    CODE,
    /** Weights and the optimiser's state; they never leave. */
    MODEL,
    /** Where holders put their data. */
    BUFFER
}
