package io.github.teelab.memory.dram;

import java.util.Arrays;

/**
 * A memory's state seen from one moment and one line: cycles, lines and ages relative to it, moments that are over all alike.
 * Two equal snapshots go on in the same way if the same relative lines follow and no refresh comes.
 */
final class Snapshot {
    private static final int START = 1024;

    private long[] values = new long[START];
    private int size;
    private long now;
    private long line;

    void begin(long atCycle, long atLine) {
        size = 0;
        now = atCycle;
        line = atLine;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** A cycle before which something may not happen; what is over holds nothing back. */
    void addEarliest(long cycle) {
        add(Math.max(cycle - now, 0));
    }

    /** A cycle that has passed or will come. */
    void addCycle(long cycle) {
        add(cycle - now);
    }

    void addLine(long ofRequest) {
        add(ofRequest - line);
    }

    /** When it was taken. */
    long cycle() {
        return now;
    }

    boolean same(Snapshot other) {
        return Arrays.equals(values, 0, size, other.values, 0, other.size);
    }
}
