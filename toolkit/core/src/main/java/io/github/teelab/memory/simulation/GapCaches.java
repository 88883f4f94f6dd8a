package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Phase;
import java.util.function.IntToLongFunction;

/** What happens to caches and scheme over a gap. */
final class GapCaches {
    private GapCaches() {}

    /**
     * Tells the scheme of the gap, then shows its last steps to the caches, the threads in turn.
     *
     * @param from each thread's first step left out
     */
    static void pass(MemoryPath path, Phase phase, IntToLongFunction from, Gap gap) {
        AccessPattern[][] patterns = phase.threads().stream()
                .map(AccessLoop::patterns)
                .map(list -> list.toArray(new AccessPattern[0]))
                .toArray(AccessPattern[][]::new);
        for (int thread = 0; thread < patterns.length; thread++) {
            for (AccessPattern pattern : patterns[thread]) {
                path.leaveOut(pattern, from.applyAsLong(thread), gap);
            }
        }
        for (long step = gap.steps() - gap.cachedSteps(); step < gap.steps(); step++) {
            for (int thread = 0; thread < patterns.length; thread++) {
                long index = from.applyAsLong(thread) + step;
                for (AccessPattern pattern : patterns[thread]) {
                    path.accessCaches(thread, pattern.address(index), pattern.write());
                }
            }
        }
    }
}
