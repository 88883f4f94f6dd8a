package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Phase;

/**
 * How many steps of a phase every thread leaves out.
 *
 * @param steps 0 if the phase is simulated whole
 */
record Gap(long steps) {
    private static final Gap NONE = new Gap(0);

    /** Only phases whose threads all have work and whose patterns are all regular may have a gap. */
    static Gap of(Phase phase, Fidelity fidelity) {
        long least = Long.MAX_VALUE;
        for (AccessLoop loop : phase.threads()) {
            if (!loop.patterns().stream().allMatch(AccessRun.class::isInstance)) {
                return NONE;
            }
            least = Math.min(least, loop.steps());
        }
        return new Gap(fidelity.gap(least));
    }
}
