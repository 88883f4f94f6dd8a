package io.github.teelab.workload.model;

import io.github.teelab.platform.Precision;

/**
 * Bytes that values take up when a model computes in a format.
 *
 * <p>INT4, FP8 and MXFP4 are formats of weights: activations between kernels stay in 16 bits (as GPTQ, AWQ and vLLM's FP8
 * and MXFP4 kernels have it). INT8 holds for weights and activations (as TensorRT and SmoothQuant do). Cached keys and
 * values never take fewer than 16 bits, which is what serving engines keep unless told otherwise.
 *
 * @param precision the format
 */
record Widths(Precision precision) {
    private static final int LEAST_CACHED_BITS = 16;

    /** Bytes of {@code count} weights, rounded up. */
    long weights(long count) {
        return bytes(count, precision.weightBits());
    }

    /** Bytes of {@code count} activations or gradients of activations. */
    long activations(long count) {
        return bytes(count, activationBits());
    }

    /** Bytes of {@code count} cached keys or values. */
    long cached(long count) {
        return bytes(count, Math.max(LEAST_CACHED_BITS, activationBits()));
    }

    /** The widths of tables and other weights that a quantised model keeps in 16 bits. */
    Widths unquantised() {
        return keepsTables() ? new Widths(Precision.BF16) : this;
    }

    private boolean keepsTables() {
        return precision.isQuantised() && precision != Precision.INT8;
    }

    private int activationBits() {
        return keepsTables() ? Precision.FP16.storedBits() : precision.storedBits();
    }

    private static long bytes(long count, double bits) {
        return (long) Math.ceil(count * bits / 8);
    }
}
