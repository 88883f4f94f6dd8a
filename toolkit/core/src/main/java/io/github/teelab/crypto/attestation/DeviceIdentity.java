package io.github.teelab.crypto.attestation;

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
        byte[] key = certificate.key().getBytes(StandardCharsets.UTF_8);
        return new DeviceIdentity(
                certificate.subject(),
                HexFormat.of().formatHex(Transcript.sha384().digest(key)));
    }

    /** The name and the first digits of the digest. */
    @Override
    public String toString() {
        return subject + " " + keyDigest.substring(0, Math.min(8, keyDigest.length()));
    }
}
