package io.github.teelab.memory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A count for each {@link Counter}. Changes while a run goes on; a result holds a copy. */
// The place of a constant indexes an array in the innermost loop and never leaves this class.
@SuppressWarnings("EnumOrdinal")
public final class Counters {
    private final long[] values;

    /** All zero. */
    public Counters() {
        this(new long[Counter.values().length]);
    }

    private Counters(long[] values) {
        this.values = values;
    }

    /** Adds one. */
    public void increment(Counter counter) {
        values[counter.ordinal()]++;
    }

    /** Adds {@code more}. */
    public void add(Counter counter, long more) {
        values[counter.ordinal()] += more;
    }

    /** The count. */
    public long get(Counter counter) {
        return values[counter.ordinal()];
    }

    /** A copy that no longer changes with this. */
    public Counters copy() {
        return new Counters(values.clone());
    }

    /** This less an earlier copy. */
    public Counters since(Counters earlier) {
        Counters difference = copy();
        for (int i = 0; i < values.length; i++) {
            difference.values[i] -= earlier.values[i];
        }
        return difference;
    }

    /** Adds another's counts {@code numerator / denominator} times, rounded to whole lines. */
    public void addScaled(Counters other, long numerator, long denominator) {
        for (int i = 0; i < values.length; i++) {
            values[i] += Math.round((double) other.values[i] * numerator / denominator);
        }
    }

    /** Lines of metadata read and written. */
    public long metadata() {
        return get(Counter.VERSION_READS)
                + get(Counter.VERSION_WRITES)
                + get(Counter.MAC_READS)
                + get(Counter.MAC_WRITES)
                + get(Counter.TREE_READS)
                + get(Counter.TREE_WRITES)
                + get(Counter.BITMAP_READS)
                + get(Counter.BITMAP_WRITES);
    }

    /** Lines of data read and written. */
    public long data() {
        return get(Counter.DATA_READS) + get(Counter.DATA_WRITES);
    }

    /** The share of read requests inside a range of the Meta Table, 0 to 1; 0 if it saw none. */
    public double hitInShare() {
        long all = get(Counter.HIT_IN) + get(Counter.HIT_BOUNDARY) + get(Counter.MISS);
        return all == 0 ? 0 : (double) get(Counter.HIT_IN) / all;
    }

    /** Those that are not zero, in the order of {@link Counter}. */
    public Map<Counter, Long> asMap() {
        Map<Counter, Long> map = new LinkedHashMap<>();
        for (Counter counter : Counter.values()) {
            if (get(counter) != 0) {
                map.put(counter, get(counter));
            }
        }
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters counters && Arrays.equals(values, counters.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
