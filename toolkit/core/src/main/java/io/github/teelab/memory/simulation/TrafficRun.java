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
    private final Machine machine;
    private final MemoryPath path;
    private final Fidelity fidelity;

    /** Empty caches on a machine, line by line. */
    public TrafficRun(Machine machine, Scheme scheme) {
        this(machine, scheme, Fidelity.LINE_BY_LINE);
    }

    /** Empty caches on a machine. */
    public TrafficRun(Machine machine, Scheme scheme, Fidelity fidelity) {
        this.machine = machine;
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
        Gap gap = Gap.of(phase, fidelity, machine);
        long end = phase.steps();
        if (gap.steps() == 0) {
            run(phase, 0, end);
            return this;
        }
        long from = fidelity.headSteps();
        run(phase, 0, from);
        GapCaches.pass(path, phase, (thread, pattern) -> from, gap);
        long window = from + gap.steps() + fidelity.settleSteps();
        run(phase, from + gap.steps(), window);
        Counters before = counters();
        run(phase, window, window + fidelity.windowSteps());
        path.addLeftOut(counters().since(before), gap.steps(), fidelity.windowSteps());
        run(phase, window + fidelity.windowSteps(), end);
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
