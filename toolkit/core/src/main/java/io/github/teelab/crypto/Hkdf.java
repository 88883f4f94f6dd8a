package io.github.teelab.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Keys from a shared secret: HKDF with SHA-384, extract and then expand (RFC 5869). */
public final class Hkdf {
    /** The most bytes one derivation gives: 255 digests of 48 bytes. */
    public static final int MOST_BYTES = 255 * 48;

    private Hkdf() {}

    /**
     * Derives bytes. Different labels give independent bytes.
     *
     * @param secret input keying material, such as what a {@link KeyPair} agreed on; any length
     * @param salt not secret; empty for none
     * @param label what the bytes are for, as UTF-8 the {@code info} of the RFC
     * @param length how many bytes to derive, 1 to 12,240; {@link SecretKey#BYTES} for a key
     * @throws IllegalArgumentException if the length is out of range
     */
    public static byte[] derive(byte[] secret, byte[] salt, String label, int length) {
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("derived bytes for \"" + label + "\": got a length of " + length
                    + ", allowed 1 to " + MOST_BYTES + "; use several labels for more");
        }
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA384Digest());
        generator.init(new HKDFParameters(secret, salt, label.getBytes(StandardCharsets.UTF_8)));
        byte[] derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }
}
