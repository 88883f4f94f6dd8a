package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Phase;
import java.util.HashSet;
import java.util.Set;

/**
 * Steps of a phase that every thread leaves out.
 *
 * @param steps how many; 0 if the phase is simulated whole
 * @param cachedSteps how many of the last of them the caches see
 */
record Gap(long steps, long cachedSteps) {
    private static final Gap NONE = new Gap(0, 0);
    private static final long LINE_BYTES = 64;

    /** Only phases whose threads all have work and whose patterns are all regular may have a gap. */
    static Gap of(Phase phase, Fidelity fidelity, Machine machine) {
        if (fidelity.windowSteps() == 0) {
            return NONE;
        }
        long least = Long.MAX_VALUE;
        Set<Long> bases = new HashSet<>();
        double linesPerStep = 0;
        for (AccessLoop loop : phase.threads()) {
            for (AccessPattern pattern : loop.patterns()) {
                if (!(pattern instanceof AccessRun run) || run.strideBytes() == 0) {
                    return NONE;
                }
                if (bases.add(run.base())) {
                    linesPerStep += Math.min(1, (double) Math.abs(run.strideBytes()) / LINE_BYTES);
                }
            }
            least = Math.min(least, loop.steps());
        }
        long lines = machine.shared().lines()
                + (long) phase.threads().size() * machine.second().lines();
        // A quarter more than the caches hold, so that nothing older is left in any set.
        long cached = (long) Math.ceil(1.25 * lines / linesPerStep);
        long steps = least - fidelity.headSteps() - fidelity.settleSteps() - 2 * fidelity.windowSteps();
        return steps <= cached ? NONE : new Gap(steps, cached);
    }
}
