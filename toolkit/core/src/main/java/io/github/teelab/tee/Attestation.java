package io.github.teelab.tee;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Measurement;
import io.github.teelab.crypto.attestation.Policy;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.crypto.attestation.Verifier;
import io.github.teelab.crypto.attestation.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Who verifies which device on a system before data flows, and whose devices might stand in its place.
 *
 * <p>Keys and nonces come from a seeded generator: good for repeatable experiments, not for secrets.
 *
 * @param verifier who asks, such as {@code "driver in the confidential VM"}
 * @param subject what is asked, such as {@code "GPU"}
 * @param current what a device in order has loaded
 * @param capabilities what it must offer
 * @param seed of all randomness
 */
public record Attestation(
        String verifier, String subject, List<Measurement> current, Set<String> capabilities, long seed) {
    public Attestation {
        current = List.copyOf(current);
        capabilities = Set.copyOf(capabilities);
    }

    /** A GPU as NVIDIA's confidential computing attests it: firmware of its system and security processors, and VBIOS. */
    public static Attestation gpu(String verifier) {
        return new Attestation(
                verifier,
                "GPU",
                List.of(
                        Vendor.released("GSP firmware", 7),
                        Vendor.released("SEC2 firmware", 4),
                        Vendor.released("VBIOS", 96)),
                Set.of("CERTIFICATE", "CHALLENGE", "MEASUREMENTS", "KEY_EXCHANGE", "ENCRYPT", "MAC"),
                1);
    }

    /** What the verifier does: the policy asks for the current versions, signed under the vendor's root. */
    public Verifier checks() {
        Map<String, Integer> versions =
                current.stream().collect(Collectors.toMap(Measurement::component, Measurement::version));
        return new Verifier(new Policy(vendor().root().verifyingKey(), capabilities, versions));
    }

    /** A device in order. */
    public Device genuine() {
        return vendor().device(subject, current, capabilities, random(2));
    }

    /** Somebody else's device that says it is this one. */
    public Device substitute() {
        return Vendor.named("vendor", random(3)).device(subject, current, capabilities, random(4));
    }

    /** The vendor's own device with the release before loaded into each component. */
    public Device rolledBack() {
        List<Measurement> old = current.stream()
                .map(now -> Vendor.released(now.component(), now.version() - 1))
                .toList();
        return vendor().device(subject, old, capabilities, random(2));
    }

    /**
     * Holds the handshake with a device over an honest wire.
     *
     * @throws Refused if a check fails
     */
    public SessionKeys connect(Device device) throws Refused {
        return checks().connect(device.session(random(5)), Wire.PLAIN, random(6));
    }

    /** Keys for channels: the handshake with the genuine device is held when the first is asked for. */
    public Supplier<SecretKey> keys() {
        return new Keys(this);
    }

    private Vendor vendor() {
        return Vendor.named("vendor", random(1));
    }

    private RandomGenerator random(long use) {
        return new SplittableRandom(seed * 1_000 + use);
    }

    /** A session that begins when it is needed. */
    private static final class Keys implements Supplier<SecretKey> {
        private final Attestation attestation;
        private Optional<SessionKeys> session = Optional.empty();

        Keys(Attestation attestation) {
            this.attestation = attestation;
        }

        @Override
        public synchronized SecretKey get() {
            if (session.isEmpty()) {
                try {
                    session = Optional.of(attestation.connect(attestation.genuine()));
                } catch (Refused refused) {
                    throw new IllegalStateException("a device in order was refused: " + refused.getMessage(), refused);
                }
            }
            return session.get().nextKey();
        }
    }
}
