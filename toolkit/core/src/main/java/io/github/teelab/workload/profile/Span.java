package io.github.teelab.workload.profile;

/** The checks that calls and activities share. */
final class Span {
    private Span() {}

    static void check(long startNs, long durationNs) {
        if (durationNs < 0) {
            throw new IllegalArgumentException("duration is negative (" + durationNs + " ns), allowed 0 or more");
        }
        long endNs = startNs + durationNs;
        if (endNs < startNs) {
            throw new IllegalArgumentException("start " + startNs + " ns plus duration " + durationNs
                    + " ns is beyond what a 64-bit nanosecond clock holds");
        }
    }

    static void checkName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank, needed the name of a call or activity");
        }
    }
}
