package io.github.teelab.benchmarks;

import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Whether a simulation of M/M/1 finds the mean sojourn time, by batch means.
 *
 * @param mean mean of the batches' means
 * @param halfWidth half the width of its 95 % confidence interval (Student's t)
 */
record SojournCheck(double mean, double halfWidth) {
    private static final int BATCHES = 30;
    private static final int EVENTS_PER_BATCH = 1_000_000;
    private static final double CONFIDENCE = 0.95;

    /** Runs one batch to warm the system up, then thirty of a million events each. */
    static SojournCheck of(SingleServer model) {
        model.run(EVENTS_PER_BATCH);
        model.takeMeanSojourn();
        SummaryStatistics means = new SummaryStatistics();
        for (int batch = 0; batch < BATCHES; batch++) {
            model.run(EVENTS_PER_BATCH);
            means.addValue(model.takeMeanSojourn());
        }
        double quantile = new TDistribution(BATCHES - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return new SojournCheck(means.getMean(), quantile * means.getStandardDeviation() / Math.sqrt(BATCHES));
    }

    boolean holds() {
        return Math.abs(mean - SingleServer.MEAN_SOJOURN) <= halfWidth;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.3f +- %.3f, theory %.0f: %s",
                mean,
                halfWidth,
                SingleServer.MEAN_SOJOURN,
                holds() ? "inside" : "OUTSIDE");
    }
}
