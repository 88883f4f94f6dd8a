package io.github.teelab.workload.serving;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A distribution of times, in milliseconds.
 *
 * @param mean the mean; 0 where there is no value
 * @param p50 the median
 * @param p90 the time that 90 % do not exceed
 * @param p99 the time that 99 % do not exceed
 * @param count how many values
 */
public record Distribution(double mean, double p50, double p90, double p99, long count) {
    private static final double PS_PER_MS = 1e9;

    /** Of times in picoseconds that came once each. */
    static Distribution of(long[] valuesPs) {
        long[] ones = new long[valuesPs.length];
        Arrays.fill(ones, 1);
        return weighted(valuesPs, ones);
    }

    /** Of times in picoseconds that came {@code counts} times each. */
    static Distribution weighted(long[] valuesPs, long[] counts) {
        int[] order = IntStream.range(0, valuesPs.length)
                .boxed()
                .sorted((a, b) -> Long.compare(valuesPs[a], valuesPs[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long total = Arrays.stream(counts).sum();
        if (total == 0) {
            return new Distribution(0, 0, 0, 0, 0);
        }
        double sum = 0;
        for (int i = 0; i < valuesPs.length; i++) {
            sum += (double) valuesPs[i] * counts[i];
        }
        double[] quantiles = new double[3];
        double[] shares = {0.5, 0.9, 0.99};
        int next = 0;
        long below = 0;
        for (int i : order) {
            below += counts[i];
            while (next < shares.length && below >= shares[next] * total) {
                quantiles[next++] = valuesPs[i] / PS_PER_MS;
            }
        }
        return new Distribution(sum / total / PS_PER_MS, quantiles[0], quantiles[1], quantiles[2], total);
    }
}
