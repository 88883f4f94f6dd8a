package io.github.teelab.memory;

/**
 * Accesses to lines spread evenly over a region. The address is a hash of seed and index (SplitMix64, Steele, Lea and Flood,
 * OOPSLA 2014), so nothing is stored and a run repeats bit for bit.
 *
 * @param base first address of the region, bytes
 * @param bytes its size, at least one line of 64 bytes
 * @param count how many accesses
 * @param write whether they are stores
 * @param seed chooses the addresses
 */
public record RandomRun(long base, long bytes, long count, boolean write, long seed) implements AccessPattern {
    private static final int LINE_BYTES = 64;

    /** @throws IllegalArgumentException if the region holds no line, or a number is negative */
    public RandomRun {
        if (base < 0 || bytes < LINE_BYTES || count < 0) {
            throw new IllegalArgumentException("random run: got base " + base + ", " + bytes + " bytes, count " + count
                    + ", allowed a base and count of at least 0 and at least " + LINE_BYTES + " bytes");
        }
    }

    @Override
    public long address(long index) {
        long hash = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return base + Long.remainderUnsigned(hash, bytes / LINE_BYTES) * LINE_BYTES;
    }
}
