package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.scheme.Scheme;
import java.util.List;

/**
 * Counts what a workload moves, without time: the threads of a phase take turns, one step each. What it holds does not
 * grow with the length of a workload.
 */
public final class TrafficRun {
    private final MemoryPath path;
    private final Fidelity fidelity;

    /** Empty caches on a machine, line by line. */
    public TrafficRun(Machine machine, Scheme scheme) {
        this(machine, scheme, Fidelity.LINE_BY_LINE);
    }

    /** Empty caches on a machine. */
    public TrafficRun(Machine machine, Scheme scheme, Fidelity fidelity) {
        this.path = new MemoryPath(machine, scheme, false);
        this.fidelity = fidelity;
    }

    /** Runs phases one after another on the caches as they are. */
    public TrafficRun run(Iterable<Phase> phases) {
        for (Phase phase : phases) {
            run(phase);
        }
        return this;
    }

    /** Runs one phase on the caches as they are. */
    public TrafficRun run(Phase phase) {
        Gap gap = Gap.of(phase, fidelity);
        long end = phase.steps();
        if (gap.steps() == 0) {
            run(phase, 0, end);
            return this;
        }
        run(phase, 0, fidelity.warmUpSteps());
        Counters before = counters();
        long windowEnd = fidelity.warmUpSteps() + fidelity.windowSteps();
        run(phase, fidelity.warmUpSteps(), windowEnd);
        for (AccessLoop loop : phase.threads()) {
            loop.patterns().forEach(pattern -> path.leaveOut(pattern, windowEnd, gap.steps()));
        }
        path.addLeftOut(counters().since(before), gap.steps(), fidelity.windowSteps());
        run(phase, windowEnd + gap.steps(), end);
        return this;
    }

    /** Writes back every changed line of the caches, in ascending order, then all changed metadata. */
    public TrafficRun drain() {
        path.drain();
        return this;
    }

    /** What was counted so far. */
    public Counters counters() {
        return path.counters().copy();
    }

    private void run(Phase phase, long from, long to) {
        List<AccessLoop> loops = phase.threads();
        AccessPattern[][] patterns = loops.stream()
                .map(loop -> loop.patterns().toArray(new AccessPattern[0]))
                .toArray(AccessPattern[][]::new);
        long[] steps = loops.stream().mapToLong(AccessLoop::steps).toArray();
        for (long step = from; step < to; step++) {
            for (int thread = 0; thread < patterns.length; thread++) {
                if (step < steps[thread]) {
                    for (AccessPattern pattern : patterns[thread]) {
                        path.access(thread, pattern.address(step), pattern.write());
                    }
                }
            }
        }
    }
}
