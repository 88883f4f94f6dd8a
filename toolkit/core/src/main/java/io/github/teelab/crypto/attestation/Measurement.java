package io.github.teelab.crypto.attestation;

/**
 * What was loaded into one part of a device.
 *
 * @param component such as {@code "GSP firmware"}
 * @param version its version, rising with each release
 * @param digest SHA-384 of its image, in hexadecimal
 */
public record Measurement(String component, int version, String digest) {
    private static final String FORM = "[^|;\\p{Cntrl}]{1,100}";

    /** @throws IllegalArgumentException if the version is below 0 or a text holds a separator */
    public Measurement {
        if (version < 0) {
            throw new IllegalArgumentException("version of " + component + ": got " + version + ", allowed 0 or more");
        }
        if (!component.matches(FORM) || !digest.matches("[0-9a-f]{96}")) {
            throw new IllegalArgumentException("measurement of " + component.replaceAll("\\p{Cntrl}", "?")
                    + ": allowed is a name of 1 to 100 characters without | and ; and a digest of 48 bytes in lower-case"
                    + " hexadecimal");
        }
    }

    /** The measurement as one field of a message. */
    String text() {
        return component + "|" + version + "|" + digest;
    }

    /** Reads what {@link #text} wrote. */
    static Measurement parse(String text) throws Malformed {
        String[] parts = text.split("\\|", -1);
        boolean well = parts.length == 3
                && parts[0].matches(FORM)
                && parts[1].matches("\\d{1,9}")
                && parts[2].matches("[0-9a-f]{96}");
        if (!well) {
            throw new Malformed("measurement", "component|version|digest", text);
        }
        return new Measurement(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }
}
