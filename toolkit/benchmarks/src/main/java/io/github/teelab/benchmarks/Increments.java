package io.github.teelab.benchmarks;

import java.util.SplittableRandom;

/** Exponential times with a mean of a microsecond, drawn beforehand so that the random generator is not measured. */
final class Increments {
    private static final int COUNT = 1 << 16;
    private static final double MEAN_PS = 1e6;
    /** Bursts fall on a grid: about one pending event in 16 shares each moment. */
    private static final long GRID_PS = (long) MEAN_PS / 16;

    private final long[] picoseconds = new long[COUNT];
    private int next;

    Increments(boolean bursts) {
        SplittableRandom random = new SplittableRandom(20_261_120L);
        for (int i = 0; i < COUNT; i++) {
            long exact = (long) (random.nextExponential() * MEAN_PS);
            picoseconds[i] = bursts ? (exact / GRID_PS + 1) * GRID_PS : exact;
        }
    }

    long nextPs() {
        return picoseconds[next++ & (COUNT - 1)];
    }
}
