package io.github.teelab.workload.model;

import io.github.teelab.platform.Precision;

/**
 * Bytes that values take up when a model computes in a format.
 *
 * <p>INT4 is a format of weights alone: activations stay in 16 bits and the weights are widened before they are
 * multiplied (as GPTQ and AWQ do). INT8 holds for weights and activations (as TensorRT and SmoothQuant do). Cached keys
 * and values never take fewer than 16 bits, which is what serving engines keep unless told otherwise.
 *
 * @param precision the format
 */
record Widths(Precision precision) {
    private static final int LEAST_CACHED_BITS = 16;

    /** Bytes of {@code count} weights, rounded up. */
    long weights(long count) {
        return bytes(count, precision.storedBits());
    }

    /** Bytes of {@code count} activations or gradients of activations. */
    long activations(long count) {
        return bytes(count, activationBits());
    }

    /** Bytes of {@code count} cached keys or values. */
    long cached(long count) {
        return bytes(count, Math.max(LEAST_CACHED_BITS, activationBits()));
    }

    private int activationBits() {
        return precision == Precision.INT4 ? Precision.FP16.storedBits() : precision.storedBits();
    }

    private static long bytes(long count, int bits) {
        return (Math.multiplyExact(count, (long) bits) + 7) / 8;
    }
}
