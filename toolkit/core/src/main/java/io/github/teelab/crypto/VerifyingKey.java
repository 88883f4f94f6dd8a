package io.github.teelab.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** The public key of a {@link SigningKey}, a point on P-384. Immutable. */
public final class VerifyingKey {
    private static final int SHOWN_BYTES = 8;

    private final ECPublicKeyParameters key;

    VerifyingKey(ECPublicKeyParameters key) {
        this.key = key;
    }

    /**
     * Reads a key.
     *
     * @param bytes a point in uncompressed form (SEC 1 section 2.3.3): 4, x and y; 97 bytes
     * @throws IllegalArgumentException if they are not that or the point is not on the curve
     */
    public static VerifyingKey of(byte[] bytes) {
        return new VerifyingKey(P384.publicKey(bytes));
    }

    /** The point in uncompressed form, 97 bytes. */
    public byte[] bytes() {
        return P384.bytes(key);
    }

    /**
     * Whether a signature is that of the secret key over the message; anything malformed is not.
     *
     * @param signature r and s, 48 bytes each
     */
    public boolean verifies(byte[] message, byte[] signature) {
        return Ecdsa.over(message, false, key).verifySignature(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey verifying && Arrays.equals(bytes(), verifying.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    /** The first bytes of x, to tell keys apart in reports. */
    @Override
    public String toString() {
        return "VerifyingKey " + HexFormat.of().formatHex(bytes(), 1, 1 + SHOWN_BYTES);
    }
}
