package io.github.teelab.crypto;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives out 96-bit IVs, each once: 32 bits of channel number, then 64 bits that count (the deterministic construction
 * of NIST SP 800-38D section 8.2.1). Counters with different channel numbers share no IV. Threads may share a counter.
 */
public final class IvCounter {
    private final int channel;
    private final long first;
    private final long limit;
    private final AtomicLong next;

    /** Counts from 0 for as long as a {@code long} can. */
    public IvCounter(int channel) {
        this(channel, 0, Long.MAX_VALUE);
    }

    /**
     * Counts in a range.
     *
     * @param channel whose IVs they are; any 32 bits, different for each user and direction of a key
     * @param first the first counter value, at least 0
     * @param limit the value after the last, at least {@code first}
     * @throws IllegalArgumentException if the range is negative
     */
    public IvCounter(int channel, long first, long limit) {
        if (first < 0 || limit < first) {
            throw new IllegalArgumentException("IV counter: got values from " + first + " up to but not " + limit
                    + ", allowed a first of 0 or more and a limit not below it");
        }
        this.channel = channel;
        this.first = first;
        this.limit = limit;
        this.next = new AtomicLong(first);
    }

    /**
     * The next IV, 12 bytes.
     *
     * @throws IvExhausted if all have been given out; then it is thrown every time
     */
    public byte[] next() {
        long counter = next.getAndUpdate(value -> value < limit ? value + 1 : limit);
        if (counter >= limit) {
            throw new IvExhausted(channel, first, limit);
        }
        return iv(channel, counter);
    }

    /** How many IVs are left. */
    public long remaining() {
        return limit - next.get();
    }

    /** The IV of a channel and a counter value, 12 bytes, both with the highest byte first. */
    public static byte[] iv(int channel, long counter) {
        return ByteBuffer.allocate(AesGcm.IV_BYTES)
                .putInt(channel)
                .putLong(counter)
                .array();
    }
}
