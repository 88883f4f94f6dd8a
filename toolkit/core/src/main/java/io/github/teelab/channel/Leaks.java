package io.github.teelab.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What of a secret an adversary finds in what it sees. */
public final class Leaks {
    /** So many bytes of a random secret stand elsewhere by chance once in 2<sup>64</sup> places. */
    public static final int TELLING_BYTES = Long.BYTES;

    /** Two blocks of AES: so many bytes come again only where a key stream, or the bytes themselves, do. */
    private static final int REPEATING_BYTES = 32;

    private Leaks() {}

    /** Whether any {@value #TELLING_BYTES} bytes in a row of the secret stand anywhere in what was seen. */
    public static boolean anyOf(byte[] secret, byte[] seen) {
        long[] sorted = windows(secret);
        Arrays.sort(sorted);
        return Arrays.stream(windows(seen)).anyMatch(window -> Arrays.binarySearch(sorted, window) >= 0);
    }

    /** Whether any {@value #REPEATING_BYTES} bytes in a row come twice without overlap. */
    public static boolean repeats(byte[] seen) {
        long[] sorted = windows(seen);
        Arrays.sort(sorted);
        boolean suspicious = false;
        for (int i = 1; i < sorted.length; i++) {
            suspicious |= sorted[i] == sorted[i - 1];
        }
        return suspicious && repeatsLong(seen);
    }

    private static boolean repeatsLong(byte[] seen) {
        Set<ByteBuffer> before = new HashSet<>();
        for (int at = REPEATING_BYTES; at + REPEATING_BYTES <= seen.length; at++) {
            before.add(ByteBuffer.wrap(seen, at - REPEATING_BYTES, REPEATING_BYTES));
            if (before.contains(ByteBuffer.wrap(seen, at, REPEATING_BYTES))) {
                return true;
            }
        }
        return false;
    }

    /** All runs of {@value #TELLING_BYTES} bytes, as numbers. */
    private static long[] windows(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long[] windows = new long[Math.max(0, bytes.length - TELLING_BYTES + 1)];
        Arrays.setAll(windows, buffer::getLong);
        return windows;
    }
}
