package io.github.teelab.engine;

import java.util.Arrays;

/** A growing column of longs. */
final class LongColumn {
    private long[] values = new long[16];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    void set(int index, long value) {
        values[index] = value;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** Adds zeros until the column holds {@code count} values. */
    void padTo(int count) {
        while (size < count) {
            add(0);
        }
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
