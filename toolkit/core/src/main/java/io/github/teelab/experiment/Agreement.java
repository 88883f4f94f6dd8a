package io.github.teelab.experiment;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * How far simulated figures are from published ones.
 *
 * @param figures how many there are
 * @param errorsPercent absolute errors of those that have one; a published 0 has none
 * @param points absolute differences of those that are percentages themselves, in percentage points
 */
record Agreement(int figures, DescriptiveStatistics errorsPercent, DescriptiveStatistics points) {
    static Agreement of(List<Comparison> rows) {
        DescriptiveStatistics errors = new DescriptiveStatistics();
        DescriptiveStatistics points = new DescriptiveStatistics();
        for (Comparison row : rows) {
            if (!Double.isNaN(row.errorPercent())) {
                errors.addValue(Math.abs(row.errorPercent()));
            }
            if (row.isPercentage()) {
                points.addValue(Math.abs(row.simulated() - row.published()));
            }
        }
        return new Agreement(rows.size(), errors, points);
    }

    /** How many are off by at most so much, percent. */
    int within(double percent) {
        return (int) java.util.Arrays.stream(errorsPercent.getValues())
                .filter(error -> error <= percent)
                .count();
    }

    /** NaN if no figure has an error. */
    double medianPercent() {
        return errorsPercent.getPercentile(50);
    }

    /** NaN if no figure has an error. */
    double largestPercent() {
        return errorsPercent.getMax();
    }

    /** NaN if no figure is a percentage. */
    double medianPoints() {
        return points.getPercentile(50);
    }
}
