package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Whoever makes devices and vouches for them with a root key.
 *
 * @param name as it stands in certificates
 * @param root the root key
 */
public record Vendor(String name, SigningKey root) {
    /** A vendor with a root key of its own. */
    public static Vendor named(String name, RandomGenerator random) {
        return new Vendor(name, SigningKey.generate(random));
    }

    /** A device of this vendor, with a key and a certificate of its own. */
    public Device device(
            String subject, List<Measurement> measurements, Set<String> capabilities, RandomGenerator random) {
        SigningKey key = SigningKey.generate(random);
        return new Device(Certificate.issue(subject, key.verifyingKey(), name, root), key, measurements, capabilities);
    }

    /** A component as its vendor released it. */
    public static Measurement released(String component, int version) {
        return image(component, version, component + " " + version);
    }

    /** A component with other contents under that version: what somebody altered, or never released. */
    public static Measurement altered(String component, int version) {
        return image(component, version, "altered " + component + " " + version);
    }

    private static Measurement image(String component, int version, String contents) {
        byte[] image = contents.getBytes(StandardCharsets.UTF_8);
        return new Measurement(
                component, version, HexFormat.of().formatHex(Transcript.sha384().digest(image)));
    }
}
