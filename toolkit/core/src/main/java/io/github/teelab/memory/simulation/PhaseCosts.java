package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What phases of each shape have cost so far. */
final class PhaseCosts {
    private final Map<List<Object>, Cost> byShape = new HashMap<>();
    private final int reusedAfter;

    PhaseCosts(int reusedAfter) {
        this.reusedAfter = reusedAfter;
    }

    /** What a phase costs if enough of its shape have been simulated. */
    Optional<Cost> known(Phase phase) {
        return Optional.ofNullable(byShape.get(shape(phase)))
                .filter(cost -> reusedAfter > 0 && cost.simulated >= reusedAfter);
    }

    void add(Phase phase, long timePs, Counters counters) {
        byShape.merge(
                shape(phase),
                new Cost(1, timePs, counters),
                (older, newer) -> new Cost(older.simulated + 1, timePs, counters));
    }

    /** Steps, computation and strides of every thread; a pattern that is not regular is like no other. */
    private static List<Object> shape(Phase phase) {
        return phase.threads().stream()
                .map(loop -> (Object) List.of(
                        loop.steps(),
                        loop.computePs(),
                        loop.patterns().stream()
                                .map(pattern -> pattern instanceof AccessRun run
                                        ? (Object) List.of(run.strideBytes(), run.write())
                                        : pattern)
                                .toList()))
                .toList();
    }

    /**
     * The cost of the phase simulated last.
     *
     * @param simulated how many have been
     * @param timePs its time
     * @param counters its counts
     */
    record Cost(int simulated, long timePs, Counters counters) {}
}
