package io.github.teelab.workload.serving;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sequence at a time and a constant time per token make the engine an M/G/1 queue (Pollaczek and Khinchine). */
class QueueTheoryTest {
    private static final double STEP_MS = 10;
    private static final double MEAN_TOKENS = 50;
    private static final StepClock CLOCK = shape -> new StepCost(0, 0, 0, (long) (STEP_MS * 1e9));

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9})
    void theMeanWaitIsThatOfTheFormula(double load) {
        double meanMs = MEAN_TOKENS * STEP_MS;
        double perMs = load / meanMs;
        double secondMoment = STEP_MS * STEP_MS * (2 * MEAN_TOKENS * MEAN_TOKENS - MEAN_TOKENS);
        double expected = perMs * secondMoment / (2 * (1 - load));
        SummaryStatistics waits = new SummaryStatistics();
        for (int seed = 0; seed < 10; seed++) {
            Load requests = Load.of(Arrivals.poisson(1e3 * perMs), Lengths.geometric(1, MEAN_TOKENS))
                    .count(100_000)
                    .seed(seed);
            EngineLimits one = new EngineLimits(Scheduling.MIXED, 1, 1 << 20, 16, false);
            waits.addValue(EngineSimulation.run(requests, one, 1 << 20, CLOCK)
                    .timeInQueue()
                    .mean());
        }
        double t = new TDistribution(waits.getN() - 1.0).inverseCumulativeProbability(0.975);
        double half = t * waits.getStandardDeviation() / Math.sqrt(waits.getN());
        System.out.printf(
                "load %.1f: mean wait %.1f ms +- %.1f, M/G/1 %.1f ms%n", load, waits.getMean(), half, expected);
        assertTrue(Math.abs(waits.getMean() - expected) <= half, "outside its 95 % interval");
    }
}
