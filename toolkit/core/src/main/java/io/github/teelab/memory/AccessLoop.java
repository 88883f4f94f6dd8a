package io.github.teelab.memory;

import java.util.List;

/**
 * What one thread does in a loop: each step makes one access of every pattern, in order, and computes. Accesses of one
 * step are independent of each other and of those of other steps, as in a streaming kernel.
 *
 * @param patterns of equal count
 * @param computePs time that one step takes when all its data are at hand, picoseconds
 */
public record AccessLoop(List<AccessPattern> patterns, long computePs) {
    /** A thread that has nothing to do in a phase. */
    public static final AccessLoop IDLE = new AccessLoop(List.of(), 0);

    /** @throws IllegalArgumentException if the counts differ or the time is negative */
    public AccessLoop {
        patterns = List.copyOf(patterns);
        if (computePs < 0
                || patterns.stream().mapToLong(AccessPattern::count).distinct().count() > 1) {
            throw new IllegalArgumentException("access loop: got counts "
                    + patterns.stream().map(AccessPattern::count).toList() + " and " + computePs
                    + " ps a step, allowed equal counts and a time of at least 0");
        }
    }

    /** How often the loop goes round. */
    public long steps() {
        return patterns.isEmpty() ? 0 : patterns.get(0).count();
    }
}
