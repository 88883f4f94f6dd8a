package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Phase;

/** What happens to caches and scheme over a gap. */
final class GapCaches {
    private GapCaches() {}

    /** Which access of a pattern is the first left out. */
    @FunctionalInterface
    interface Start {
        long of(int thread, int pattern);
    }

    /**
     * Tells the scheme of the gap, then shows its last steps to the caches, the threads in turn.
     *
     * @param from where each pattern of each thread stands; a thread may be within a step
     */
    static void pass(MemoryPath path, Phase phase, Start from, Gap gap) {
        AccessPattern[][] patterns = phase.threads().stream()
                .map(AccessLoop::patterns)
                .map(list -> list.toArray(new AccessPattern[0]))
                .toArray(AccessPattern[][]::new);
        for (int thread = 0; thread < patterns.length; thread++) {
            for (int i = 0; i < patterns[thread].length; i++) {
                path.leaveOut(patterns[thread][i], from.of(thread, i), gap);
            }
        }
        for (long step = gap.steps() - gap.cachedSteps(); step < gap.steps(); step++) {
            for (int thread = 0; thread < patterns.length; thread++) {
                for (int i = 0; i < patterns[thread].length; i++) {
                    AccessPattern pattern = patterns[thread][i];
                    path.accessCaches(thread, pattern.address(from.of(thread, i) + step), pattern.write());
                }
            }
        }
    }
}
