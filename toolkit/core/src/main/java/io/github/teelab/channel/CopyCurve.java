package io.github.teelab.channel;

/**
 * How long a copy takes, as a function of its size: the calibrated numbers of one kind of copy.
 *
 * <p>Time = max(least, setup + ramp on the first bytes + per byte of a limiting stage + per byte of the other stage for
 * the one chunk that does not overlap). The limiting stage is slower where host buffers come from memory than where they
 * lie in the last-level cache; what part does depends on how much host memory the copies cycle through.
 *
 * @param leastPs the shortest copy, picoseconds
 * @param setupPs time per copy apart from the bytes, picoseconds
 * @param rampBytes on how many bytes the ramp lies
 * @param rampPsPerByte the ramp, picoseconds per byte
 * @param cachedPsPerByte limiting stage, host buffers in the cache, picoseconds per byte
 * @param memoryPsPerByte limiting stage, host buffers in memory, picoseconds per byte
 * @param cacheBytes size of the cache, bytes; 0 where none matters
 * @param fadeOctaves octaves of footprint, from half the cache upwards, over which its hits fade out
 * @param otherPsPerByte the stage that overlaps with the limiting one, picoseconds per byte; 0 where there is none
 */
public record CopyCurve(
        double leastPs,
        double setupPs,
        long rampBytes,
        double rampPsPerByte,
        double cachedPsPerByte,
        double memoryPsPerByte,
        double cacheBytes,
        double fadeOctaves,
        double otherPsPerByte) {
    /**
     * Which part of the bytes is served by memory rather than by the cache: none up to half the cache, all from
     * {@code fadeOctaves} further, and along a straight line over the logarithm between. Half, because a copy's staging
     * buffers and its user buffer share the cache.
     */
    public double memoryShare(long footprintBytes) {
        return memoryShare(footprintBytes, cacheBytes, fadeOctaves);
    }

    /** As {@link #memoryShare(long)}, for a given cache. */
    public static double memoryShare(double footprintBytes, double cacheBytes, double fadeOctaves) {
        if (cacheBytes <= 0) {
            return 0;
        }
        double octaves = Math.log(footprintBytes / (cacheBytes / 2)) / Math.log(2);
        return Math.min(1, Math.max(0, octaves / fadeOctaves));
    }

    /** Time per byte of the limiting stage for host buffers of {@code footprintBytes} in all, picoseconds. */
    public double limitingPsPerByte(long footprintBytes) {
        double share = memoryShare(footprintBytes);
        return cachedPsPerByte * (1 - share) + memoryPsPerByte * share;
    }

    /** The same curve for host buffers that always lie in the cache. */
    public CopyCurve alwaysCached() {
        return new CopyCurve(
                leastPs,
                setupPs,
                rampBytes,
                rampPsPerByte,
                cachedPsPerByte,
                cachedPsPerByte,
                cacheBytes,
                fadeOctaves,
                otherPsPerByte);
    }

    /** The same curve with {@code addedPs} more per byte on the limiting stage, cached or not. */
    public CopyCurve limitingPlus(double addedPs) {
        return new CopyCurve(
                leastPs,
                setupPs,
                rampBytes,
                rampPsPerByte,
                cachedPsPerByte + addedPs,
                memoryPsPerByte + addedPs,
                cacheBytes,
                fadeOctaves,
                otherPsPerByte);
    }
}
