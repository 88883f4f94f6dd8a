package io.github.teelab.tee.hetee;

/**
 * How long a step takes for a batch: a part that is the same for every batch, and a part for each image.
 *
 * @param fixedMs milliseconds per batch; may be below 0 where a fitted line says so
 * @param perImageMs milliseconds per image
 */
public record BatchLine(double fixedMs, double perImageMs) {
    private static final double PS_PER_MS = 1e9;

    /** The time of a batch, milliseconds; never below 0. */
    public double ms(int batch) {
        return Math.max(0, fixedMs + perImageMs * batch);
    }

    /** The time of a batch, picoseconds; never below 0. */
    public long ps(int batch) {
        return Math.round(ms(batch) * PS_PER_MS);
    }
}
