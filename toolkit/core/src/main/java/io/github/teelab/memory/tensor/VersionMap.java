package io.github.teelab.memory.tensor;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Version numbers of all lines, as runs of equal versions; every line begins with 0. */
final class VersionMap {
    /** First line of each run to its version; a run ends where the next begins. */
    private final NavigableMap<Long, Long> runs = new TreeMap<>();

    VersionMap() {
        runs.put(0L, 0L);
    }

    long get(long line) {
        return runs.floorEntry(line).getValue();
    }

    void increment(long line) {
        incrementRange(line, line + 1);
    }

    /** Adds one to the versions of the lines from {@code start} up to, not including, {@code end}. */
    void incrementRange(long start, long end) {
        cut(start);
        cut(end);
        runs.subMap(start, end).replaceAll((line, version) -> version + 1);
        join(end);
        join(start);
    }

    /** Gives the lines from {@code start} up to, not including, {@code end} one version. */
    void setRange(long start, long end, long version) {
        cut(start);
        cut(end);
        runs.subMap(start, end).clear();
        runs.put(start, version);
        join(end);
        join(start);
    }

    int size() {
        return runs.size();
    }

    private void cut(long line) {
        Map.Entry<Long, Long> run = runs.floorEntry(line);
        if (run.getKey() != line) {
            runs.put(line, run.getValue());
        }
    }

    private void join(long line) {
        Map.Entry<Long, Long> before = runs.lowerEntry(line);
        Long version = runs.get(line);
        if (before != null && before.getValue().equals(version)) {
            runs.remove(line);
        }
    }
}
