package io.github.teelab.experiment.hetee;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A box simulated several times with seeds of its own: means with confidence intervals.
 *
 * @param runs one for each seed
 */
public record Replications(List<LoadRun> runs) {
    private static final double CONFIDENCE = 0.95;

    public Replications {
        runs = List.copyOf(runs);
    }

    /**
     * A mean over replications.
     *
     * @param mean the mean
     * @param low lower end of its 95 % confidence interval (Student's t)
     * @param high upper end
     */
    public record Estimate(double mean, double low, double high) {}

    /**
     * Runs a box.
     *
     * @param count how often, at least 2
     * @param users in each run
     * @param seed of the first run; the others count on from it
     */
    public static Replications of(BoxLoad load, int count, int users, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("replications: got " + count + ", allowed 2 or more");
        }
        return new Replications(IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> load.run(users, seed + i))
                .toList());
    }

    /** A figure over all runs. */
    public Estimate estimate(ToDoubleFunction<LoadRun> figure) {
        SummaryStatistics statistics = new SummaryStatistics();
        runs.forEach(run -> statistics.addValue(figure.applyAsDouble(run)));
        double t = new TDistribution(null, runs.size() - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = t * statistics.getStandardDeviation() / Math.sqrt(runs.size());
        return new Estimate(statistics.getMean(), statistics.getMean() - half, statistics.getMean() + half);
    }
}
