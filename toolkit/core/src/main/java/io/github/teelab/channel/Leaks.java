package io.github.teelab.channel;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** What of a secret an adversary finds in what it sees. */
public final class Leaks {
    /** So many bytes of a random secret stand elsewhere by chance once in 2<sup>64</sup> places. */
    public static final int TELLING_BYTES = 8;

    /** Two blocks of AES: so many bytes come again only where a key stream, or the bytes themselves, do. */
    private static final int REPEATING_BYTES = 32;

    private Leaks() {}

    /** Whether any {@value #TELLING_BYTES} bytes in a row of the secret stand anywhere in what was seen. */
    public static boolean anyOf(byte[] secret, byte[] seen) {
        Set<ByteBuffer> windows = new HashSet<>();
        for (int at = 0; at + TELLING_BYTES <= secret.length; at++) {
            windows.add(ByteBuffer.wrap(secret, at, TELLING_BYTES));
        }
        for (int at = 0; at + TELLING_BYTES <= seen.length; at++) {
            if (windows.contains(ByteBuffer.wrap(seen, at, TELLING_BYTES))) {
                return true;
            }
        }
        return false;
    }

    /** Whether any {@value #REPEATING_BYTES} bytes in a row come twice without overlap. */
    public static boolean repeats(byte[] seen) {
        Set<ByteBuffer> windows = new HashSet<>();
        for (int at = 0; at + REPEATING_BYTES <= seen.length; at++) {
            if (windows.contains(ByteBuffer.wrap(seen, at, REPEATING_BYTES))) {
                return true;
            }
            if (at >= REPEATING_BYTES - 1) {
                windows.add(ByteBuffer.wrap(seen, at - REPEATING_BYTES + 1, REPEATING_BYTES));
            }
        }
        return false;
    }
}
