package io.github.teelab.workload.serving;

import java.util.Arrays;

/** Times between tokens with how often each came, as columns. */
final class TokenGaps {
    private long[] gapsPs = new long[1024];
    private long[] counts = new long[1024];
    private int size;

    void add(long gapPs, long count) {
        if (count == 0) {
            return;
        }
        if (size == gapsPs.length) {
            gapsPs = Arrays.copyOf(gapsPs, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        gapsPs[size] = gapPs;
        counts[size++] = count;
    }

    Distribution distribution() {
        return Distribution.weighted(Arrays.copyOf(gapsPs, size), Arrays.copyOf(counts, size));
    }
}
