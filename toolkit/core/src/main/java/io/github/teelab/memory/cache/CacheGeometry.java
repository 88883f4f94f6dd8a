package io.github.teelab.memory.cache;

/**
 * Size of a cache.
 *
 * @param bytes capacity
 * @param ways lines of one set
 * @param lineBytes bytes of a line
 */
public record CacheGeometry(long bytes, int ways, int lineBytes) {
    /** @throws IllegalArgumentException if the capacity is not a whole, positive number of sets */
    public CacheGeometry {
        if (ways < 1 || lineBytes < 1 || bytes < 1 || bytes % ((long) ways * lineBytes) != 0) {
            throw new IllegalArgumentException("cache: got " + bytes + " bytes, " + ways + " ways, lines of "
                    + lineBytes + " bytes, allowed a capacity that is a whole number of sets of ways times line size");
        }
    }

    /** Number of sets; need not be a power of two. */
    public int sets() {
        return Math.toIntExact(bytes / ((long) ways * lineBytes));
    }

    /** Number of lines. */
    public int lines() {
        return sets() * ways;
    }
}
