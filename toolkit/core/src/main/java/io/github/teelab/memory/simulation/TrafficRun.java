package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.scheme.Scheme;
import java.util.List;

/**
 * Counts what a workload moves, line by line, without time: the threads of a phase take turns, one step each. What it holds
 * does not grow with the length of a workload.
 */
public final class TrafficRun {
    private final MemoryPath path;

    /** Empty caches on a machine. */
    public TrafficRun(Machine machine, Scheme scheme) {
        this.path = new MemoryPath(machine, scheme, false);
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
        long rounds = 0;
        for (AccessLoop loop : phase.threads()) {
            rounds = Math.max(rounds, loop.steps());
        }
        run(phase, 0, rounds);
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

    void run(Phase phase, long from, long to) {
        List<AccessLoop> loops = phase.threads();
        AccessPattern[][] patterns = loops.stream()
                .map(loop -> loop.patterns().toArray(new AccessPattern[0]))
                .toArray(AccessPattern[][]::new);
        for (long step = from; step < to; step++) {
            for (int thread = 0; thread < patterns.length; thread++) {
                if (step < loops.get(thread).steps()) {
                    for (AccessPattern pattern : patterns[thread]) {
                        path.access(thread, pattern.address(step), pattern.write());
                    }
                }
            }
        }
    }
}
