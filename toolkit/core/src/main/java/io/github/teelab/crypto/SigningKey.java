package io.github.teelab.crypto;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/**
 * A secret key that signs: ECDSA on P-384 over SHA-384 (FIPS 186-5 section 6), with the nonce made from key and message
 * (RFC 6979), so that the same message always gets the same signature. Immutable; printing it does not show it.
 */
public final class SigningKey {
    private final ECPrivateKeyParameters secret;
    private final VerifyingKey verifyingKey;

    private SigningKey(ECPrivateKeyParameters secret) {
        this.secret = secret;
        this.verifyingKey = new VerifyingKey(P384.publicOf(secret));
    }

    /**
     * Draws a new key.
     *
     * @param random where the secret comes from; the same state gives the same key, so a seeded generator is for
     *     simulation only and a {@link java.security.SecureRandom} for anything else
     */
    public static SigningKey generate(RandomGenerator random) {
        return new SigningKey(P384.generate(random));
    }

    /**
     * The key of a known secret, such as one burnt into a simulated device.
     *
     * @param secret a number with the highest byte first, at least 1 and below the order of the curve
     * @throws IllegalArgumentException if it is out of range
     */
    public static SigningKey of(byte[] secret) {
        BigInteger number = new BigInteger(1, secret);
        if (number.signum() == 0 || number.compareTo(P384.CURVE.getN()) >= 0) {
            throw new IllegalArgumentException("signing key: got a number of " + number.bitLength()
                    + " bits, allowed 1 up to but not the order of P-384, of 384 bits; draw one with generate");
        }
        return new SigningKey(new ECPrivateKeyParameters(number, P384.CURVE));
    }

    /**
     * Signs a message.
     *
     * @param message any bytes; they are hashed here
     * @return r and s, 48 bytes each
     */
    public byte[] sign(byte[] message) {
        try {
            return Ecdsa.over(message, true, secret).generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("signing with a valid key never fails, but Bouncy Castle says it did", e);
        }
    }

    /** The public key that verifies what this one signs. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    @Override
    public String toString() {
        return "SigningKey of a hidden number, with " + verifyingKey;
    }
}
