package io.github.teelab.memory.tensor;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of lines as intervals that do not touch; small where lines come in runs. */
final class LineSet {
    /** First line of each interval to the line after its last. */
    private final NavigableMap<Long, Long> intervals = new TreeMap<>();

    private long size;

    boolean contains(long line) {
        Map.Entry<Long, Long> below = intervals.floorEntry(line);
        return below != null && line < below.getValue();
    }

    long size() {
        return size;
    }

    void add(long line) {
        addRange(line, line + 1);
    }

    /** Adds the lines from {@code start} up to, not including, {@code end}. */
    void addRange(long start, long end) {
        long from = start;
        long to = end;
        Map.Entry<Long, Long> below = intervals.floorEntry(start);
        if (below != null && below.getValue() >= start) {
            from = below.getKey();
            to = Math.max(to, below.getValue());
            size -= below.getValue() - below.getKey();
        }
        for (Map.Entry<Long, Long> next = intervals.higherEntry(from);
                next != null && next.getKey() <= to;
                next = intervals.higherEntry(from)) {
            to = Math.max(to, next.getValue());
            size -= next.getValue() - next.getKey();
            intervals.remove(next.getKey());
        }
        intervals.put(from, to);
        size += to - from;
    }

    void addAll(LineSet other) {
        other.intervals.forEach(this::addRange);
    }

    void clear() {
        intervals.clear();
        size = 0;
    }

    NavigableMap<Long, Long> intervals() {
        return intervals;
    }
}
