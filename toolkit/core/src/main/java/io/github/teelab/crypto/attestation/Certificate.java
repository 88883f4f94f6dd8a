package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.VerifyingKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A statement by an issuer that a key belongs to a subject: an X.509 certificate in miniature. Not modelled: validity in time,
 * revocation, constraints on what the subject may sign in its turn.
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

    /** Whether {@code issuerKey} has signed it; a signature that is none was signed by nobody. */
    public boolean isSignedBy(VerifyingKey issuerKey) {
        return bytes(signature)
                .map(bytes -> issuerKey.verifies(signed(subject, key, issuer), bytes))
                .orElse(false);
    }

    /** The subject's key; empty if the certificate holds none. */
    public Optional<VerifyingKey> verifyingKey() {
        try {
            return bytes(key).map(VerifyingKey::of);
        } catch (IllegalArgumentException notAPoint) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> bytes(String hex) {
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    private static byte[] signed(String subject, String key, String issuer) {
        return Encoded.parts("certificate", List.of(subject, key, issuer));
    }
}
