package io.github.teelab.experiment.hetee;

import io.github.teelab.tee.hetee.BoxCosts;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.TriangularDistribution;

/**
 * How long a reboot or a reset takes: a triangular distribution, as all that is published is "tens of seconds".
 *
 * @param leastSeconds the shortest
 * @param typicalSeconds the most likely
 * @param mostSeconds the longest
 */
public record CleaningTime(double leastSeconds, double typicalSeconds, double mostSeconds) {
    /** No time at all. */
    public static final CleaningTime NONE = new CleaningTime(0, 0, 0);

    /** @throws IllegalArgumentException if the three are not in order or below 0 */
    public CleaningTime {
        if (!(leastSeconds >= 0 && leastSeconds <= typicalSeconds && typicalSeconds <= mostSeconds)) {
            throw new IllegalArgumentException("cleaning time: got " + leastSeconds + ", " + typicalSeconds + ", "
                    + mostSeconds + " s, allowed are 0 or more in rising order");
        }
    }

    /** A proxy's reboot. */
    public static CleaningTime reboot(BoxCosts costs) {
        return of(costs, "reboot");
    }

    /** An accelerator's reset. */
    public static CleaningTime reset(BoxCosts costs) {
        return of(costs, "reset");
    }

    /** One draw, seconds. */
    public double draw(RandomGenerator random) {
        double share = random.nextDouble();
        return leastSeconds == mostSeconds
                ? leastSeconds
                : new TriangularDistribution(null, leastSeconds, typicalSeconds, mostSeconds)
                        .inverseCumulativeProbability(share);
    }

    /** The mean, seconds. */
    public double meanSeconds() {
        return (leastSeconds + typicalSeconds + mostSeconds) / 3;
    }

    private static CleaningTime of(BoxCosts costs, String what) {
        return new CleaningTime(
                costs.design().number(what + "_least"),
                costs.design().number(what + "_typical"),
                costs.design().number(what + "_most"));
    }
}
