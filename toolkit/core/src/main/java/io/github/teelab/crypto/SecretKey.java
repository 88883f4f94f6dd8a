package io.github.teelab.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** 32 secret bytes, a key of AES-256. Immutable; printing it does not show them. */
public final class SecretKey {
    /** Length of a key in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private SecretKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A key of the given bytes, which are copied.
     *
     * @param bytes exactly 32 bytes
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static SecretKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("secret key: got " + bytes.length + " bytes, allowed " + BYTES
                    + "; derive a key of that length with Hkdf");
        }
        return new SecretKey(bytes.clone());
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether the other is a key of the same bytes; takes the same time wherever they differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretKey of " + BYTES + " hidden bytes";
    }
}
