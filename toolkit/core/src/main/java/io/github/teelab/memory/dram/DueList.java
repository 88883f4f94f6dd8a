package io.github.teelab.memory.dram;

import java.util.Arrays;

/** Tokens in the order in which they fall due; each is due no sooner than the one before. Grows as needed. */
final class DueList {
    private static final int START = 64;

    private long[] cycle = new long[START];
    private long[] token = new long[START];
    private int first;
    private int size;

    void add(long dueCycle, long dueToken) {
        if (size == cycle.length) {
            grow();
        }
        int end = first + size & cycle.length - 1;
        cycle[end] = dueCycle;
        token[end] = dueToken;
        size++;
    }

    private void grow() {
        long[] cycles = new long[2 * size];
        long[] tokens = new long[2 * size];
        Arrays.setAll(cycles, i -> i < size ? cycle[first + i & size - 1] : 0);
        Arrays.setAll(tokens, i -> i < size ? token[first + i & size - 1] : 0);
        cycle = cycles;
        token = tokens;
        first = 0;
    }

    /** When the first is due; {@link Long#MAX_VALUE} if there is none. */
    long nextCycle() {
        return size == 0 ? Long.MAX_VALUE : cycle[first];
    }

    void record(Snapshot snapshot) {
        snapshot.add(size);
        for (int i = 0; i < size; i++) {
            snapshot.addCycle(cycle[(first + i) & (cycle.length - 1)]);
        }
    }

    /** Makes all due later. */
    void shift(long by) {
        for (int i = 0; i < cycle.length; i++) {
            cycle[i] += by;
        }
    }

    /** Takes the first off. */
    long take() {
        long taken = token[first];
        first = first + 1 & cycle.length - 1;
        size--;
        return taken;
    }
}
