package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A statement by an issuer that a key belongs to a subject: an X.509 certificate in miniature.
 *
 * @param subject whose key it is
 * @param key the key, in hexadecimal
 * @param issuer who says so
 * @param signature the issuer's ECDSA P-384 signature over the three, in hexadecimal
 */
public record Certificate(String subject, String key, String issuer, String signature) {
    /** A certificate signed by {@code issuerKey}. */
    public static Certificate issue(String subject, VerifyingKey key, String issuer, SigningKey issuerKey) {
        String hex = HexFormat.of().formatHex(key.bytes());
        return new Certificate(
                subject, hex, issuer, HexFormat.of().formatHex(issuerKey.sign(signed(subject, hex, issuer))));
    }

    /** Whether {@code issuerKey} has signed it. */
    public boolean isSignedBy(VerifyingKey issuerKey) {
        return issuerKey.verifies(signed(subject, key, issuer), HexFormat.of().parseHex(signature));
    }

    /** The subject's key. */
    VerifyingKey verifyingKey() {
        return VerifyingKey.of(HexFormat.of().parseHex(key));
    }

    private static byte[] signed(String subject, String key, String issuer) {
        return ("certificate\n" + subject + "\n" + key + "\n" + issuer).getBytes(StandardCharsets.UTF_8);
    }
}
