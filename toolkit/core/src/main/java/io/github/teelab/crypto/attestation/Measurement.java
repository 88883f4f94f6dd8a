package io.github.teelab.crypto.attestation;

/**
 * What was loaded into one part of a device.
 *
 * @param component such as {@code "GSP firmware"}
 * @param version its version, rising with each release
 * @param digest SHA-384 of its image, in hexadecimal
 */
public record Measurement(String component, int version, String digest) {
    /** @throws IllegalArgumentException if the version is below 0 */
    public Measurement {
        if (version < 0) {
            throw new IllegalArgumentException("version of " + component + ": got " + version + ", allowed 0 or more");
        }
    }

    /** The measurement as one field of a message. */
    String text() {
        return component + "|" + version + "|" + digest;
    }
}
