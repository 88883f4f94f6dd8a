package io.github.teelab.memory.scheme;

/**
 * The cipher and hash units between caches and memory.
 *
 * @param cipherPs from version number to keystream, picoseconds
 * @param hashPs to check or make a code, picoseconds
 * @param bytesPerSecond what one unit takes in
 * @param units how many there are
 */
public record EncryptionEngine(long cipherPs, long hashPs, double bytesPerSecond, int units) {
    /** No latency, no bound on throughput. */
    public static final EncryptionEngine FREE = new EncryptionEngine(0, 0, 1e18, 1);

    /** @throws IllegalArgumentException if a latency is negative, or throughput or units are not positive */
    public EncryptionEngine {
        if (cipherPs < 0 || hashPs < 0 || !(bytesPerSecond > 0) || units < 1) {
            throw new IllegalArgumentException("encryption engine: got latencies of " + cipherPs + " and " + hashPs
                    + " ps, " + bytesPerSecond + " bytes/s, " + units
                    + " units, allowed latencies of at least 0, a positive rate and at least one unit");
        }
    }

    /** For how long one line holds a unit, picoseconds. */
    public long linePs(int lineBytes) {
        return Math.round(lineBytes * 1e12 / bytesPerSecond);
    }
}
