package io.github.teelab.workload.job;

/**
 * How fast a host does an engine's and a loader's own work, as multiples of the host that their times were found on.
 *
 * @param engine time of a serving engine's work
 * @param loader time of a data loader's workers
 * @param fetchPsPerImage time that the training process itself takes longer for each image it fetches, picoseconds
 */
public record HostPace(double engine, double loader, double fetchPsPerImage) {
    /** The host that the times were found on, without protection. */
    public static final HostPace REFERENCE = new HostPace(1, 1, 0);

    /** @throws IllegalArgumentException if a factor is not above 0, or the time below 0 */
    public HostPace {
        if (!(engine > 0 && loader > 0 && fetchPsPerImage >= 0)) {
            throw new IllegalArgumentException("host pace: got " + engine + ", " + loader + " and " + fetchPsPerImage
                    + " ps, expected factors above 0 and a time of 0 or more");
        }
    }
}
