package io.github.teelab.memory.scheme;

import io.github.teelab.memory.cache.CacheGeometry;

/**
 * What a scheme is built with.
 *
 * @param protectedBytes size of the protected memory, from address 0
 * @param metadataCache the cache that the memory controller keeps for metadata
 * @param engine cipher and hash
 */
public record ProtectionHardware(long protectedBytes, CacheGeometry metadataCache, EncryptionEngine engine) {
    static final int LINE_BYTES = 64;

    /** @throws IllegalArgumentException if the memory is not a positive number of lines */
    public ProtectionHardware {
        if (protectedBytes < LINE_BYTES || protectedBytes % LINE_BYTES != 0) {
            throw new IllegalArgumentException(
                    "protected memory: got " + protectedBytes + " bytes, allowed a positive multiple of " + LINE_BYTES);
        }
    }

    /** Lines of protected data. */
    public long dataLines() {
        return protectedBytes / LINE_BYTES;
    }

    /** The same with another metadata cache. */
    public ProtectionHardware metadataCache(CacheGeometry geometry) {
        return new ProtectionHardware(protectedBytes, geometry, engine);
    }

    /** The same with at least so much protected memory: the next power of two. */
    public ProtectionHardware atLeast(long bytes) {
        long enough = Math.max(protectedBytes, Long.highestOneBit(Math.max(1, bytes - 1)) << 1);
        return new ProtectionHardware(enough, metadataCache, engine);
    }
}
