package io.github.teelab.experiment.calibration;

import io.github.teelab.channel.CopyCurve;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Fits one copy curve to measured bandwidths: linear least squares on relative error.
 *
 * <p>What is fitted are set-up, ramp and rates. What is given is the shape: how long the ramp is, which cache the buffers
 * lie in, and the rate of the stage that overlaps.
 *
 * @param upToBytes the largest size it holds for
 * @param rampBytes on how many bytes the ramp lies; 0 for none
 * @param cacheBytes the cache that serves the limiting stage; 0 for none
 * @param fadeOctaves over how many octaves of footprint its hits fade
 * @param footprintFactor bytes of footprint per byte copied
 * @param otherNsPerByte the stage that overlaps; 0 for none
 * @param chunkBytes the chunk in which it overlaps
 * @param least whether the shortest copies are limited by the call alone
 */
record CopyFit(
        long upToBytes,
        long rampBytes,
        double cacheBytes,
        double fadeOctaves,
        double footprintFactor,
        double otherNsPerByte,
        long chunkBytes,
        boolean least) {
    /** Sizes whose time is the call's alone. */
    private static final long TINY_BYTES = 8192;
    /** A copy this much longer than the shortest shows its bytes. */
    private static final double BEYOND_LEAST = 1.05;

    /** One measured point. */
    record Point(long bytes, double ns) {}

    CopyCurve fit(List<Point> points) {
        double leastNs = least ? leastNs(points) : 0;
        List<Point> used = points.stream()
                .filter(point -> point.ns() > leastNs * BEYOND_LEAST)
                .toList();
        double[][] x = used.stream()
                .map(point -> Arrays.stream(features(point.bytes()))
                        .map(value -> value / point.ns())
                        .toArray())
                .toArray(double[][]::new);
        double[] y = used.stream()
                .mapToDouble(point -> (point.ns() - otherNs(point.bytes())) / point.ns())
                .toArray();
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(y, x);
        double[] beta = regression.estimateRegressionParameters();
        int next = 2;
        double ramp = rampBytes > 0 ? beta[next++] : 0;
        double memory = cacheBytes > 0 ? beta[next] : beta[1];
        return new CopyCurve(
                leastNs * 1e3,
                beta[0] * 1e3,
                rampBytes,
                ramp * 1e3,
                beta[1] * 1e3,
                memory * 1e3,
                cacheBytes,
                fadeOctaves,
                otherNsPerByte * 1e3);
    }

    private double[] features(long bytes) {
        double share = CopyCurve.memoryShare(bytes * footprintFactor, cacheBytes, fadeOctaves);
        double[] all = {1, bytes * (1 - share), Math.min(bytes, rampBytes), bytes * share};
        return IntStream.range(0, all.length)
                .filter(i -> i < 2 || (i == 2 && rampBytes > 0) || (i == 3 && cacheBytes > 0))
                .mapToDouble(i -> all[i])
                .toArray();
    }

    private double otherNs(long bytes) {
        return otherNsPerByte * Math.min(bytes, chunkBytes);
    }

    /** The shortest copies' median, nanoseconds. */
    static double leastNs(List<Point> points) {
        return new Median()
                .evaluate(points.stream()
                        .filter(point -> point.bytes() <= TINY_BYTES)
                        .mapToDouble(Point::ns)
                        .toArray());
    }
}
