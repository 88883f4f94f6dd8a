package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One device among all that a vendor has made. Names repeat from device to device, keys do not, so a device is known by both.
 *
 * @param subject the name in its certificate, such as {@code "GPU"}
 * @param keyDigest SHA-384 of its key, in hexadecimal
 */
public record DeviceIdentity(String subject, String keyDigest) {
    /** The identity that a certificate states. */
    public static DeviceIdentity of(Certificate certificate) {
        return of(certificate.subject(), certificate.key());
    }

    /** The identity of whoever holds a key under a name. */
    public static DeviceIdentity of(String subject, VerifyingKey key) {
        return of(subject, HexFormat.of().formatHex(key.bytes()));
    }

    private static DeviceIdentity of(String subject, String key) {
        byte[] digest = Transcript.sha384().digest(key.getBytes(StandardCharsets.UTF_8));
        return new DeviceIdentity(subject, HexFormat.of().formatHex(digest));
    }

    /** The name and the first digits of the digest. */
    @Override
    public String toString() {
        return subject + " " + keyDigest.substring(0, Math.min(8, keyDigest.length()));
    }
}
