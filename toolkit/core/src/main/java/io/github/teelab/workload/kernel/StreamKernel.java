package io.github.teelab.workload.kernel;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.RandomRun;
import java.util.ArrayList;
import java.util.List;

/** The kernels of STREAM (McCalpin, 1995) by their arrays, and random access as their opposite. */
public enum StreamKernel {
    /** b = a. */
    COPY(1),
    /** b = s a. */
    SCALE(1),
    /** c = a + b. */
    ADD(2),
    /** c = a + s b. */
    TRIAD(2);

    private static final int LINE = 64;

    private final int loads;

    StreamKernel(int loads) {
        this.loads = loads;
    }

    /**
     * The kernel on arrays of whole lines, each thread with one part of them.
     *
     * @param bytes of one array
     * @param computePs what one line of each array costs a thread, picoseconds
     */
    public Phase on(long bytes, int threads, long computePs) {
        Arena arena = new Arena(0);
        long[] bases = new long[loads + 1];
        for (int i = 0; i < bases.length; i++) {
            bases[i] = arena.allocate(bytes);
        }
        long lines = bytes / LINE;
        List<AccessLoop> loops = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            long from = lines * thread / threads;
            long count = lines * (thread + 1) / threads - from;
            List<AccessPattern> patterns = new ArrayList<>();
            for (int i = 0; i < loads; i++) {
                patterns.add(AccessRun.loads(bases[i] + from * LINE, LINE, count));
            }
            patterns.add(AccessRun.stores(bases[loads] + from * LINE, LINE, count));
            loops.add(new AccessLoop(patterns, computePs));
        }
        return new Phase(name().toLowerCase(java.util.Locale.ROOT), loops);
    }

    /** Loads of lines spread evenly over a region, {@code count} by each thread. */
    public static Phase randomAccess(long bytes, int threads, long count, long seed) {
        List<AccessLoop> loops = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            loops.add(new AccessLoop(List.of(new RandomRun(0, bytes, count, false, seed + thread)), 0));
        }
        return new Phase("random access", loops);
    }
}
