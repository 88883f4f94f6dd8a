package io.github.teelab.tee;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Measurement;
import io.github.teelab.crypto.attestation.Policy;
import io.github.teelab.crypto.attestation.ProtocolVersion;
import io.github.teelab.crypto.attestation.ReferenceValues;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.crypto.attestation.Verifier;
import io.github.teelab.crypto.attestation.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Who verifies which device on a system before data flows, and whose devices might stand in its place.
 *
 * <p>The long-lived keys of vendor and devices come from a seed, so that a device is the same in every run. What makes a session
 * fresh, nonce and key shares, never does: two handshakes give different keys.
 *
 * @param verifier who asks, such as {@code "driver in the confidential VM"}
 * @param subject what is asked, such as {@code "GPU"}
 * @param current what a device in order has loaded, in the order of loading
 * @param capabilities what it must offer
 * @param seed of the long-lived keys
 */
public record Attestation(
        String verifier, String subject, List<Measurement> current, Set<String> capabilities, long seed) {
    private static final Set<String> SPDM =
            Set.of("CERTIFICATE", "CHALLENGE", "MEASUREMENTS", "KEY_EXCHANGE", "ENCRYPT", "MAC");
    private static final String VENDOR = "vendor";

    /** The state of a device's debug ports is measured like firmware: only their being closed has a reference value. */
    private static final String DEBUG_PORTS = "debug ports closed";

    private static final ProtocolVersion LEAST_PROTOCOL = new ProtocolVersion(1, 1);

    public Attestation {
        current = List.copyOf(current);
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * A device that speaks SPDM, with its debug ports closed.
     *
     * @param firmware what it has loaded, in the order of loading
     */
    public static Attestation spdm(String verifier, String subject, List<Measurement> firmware, long seed) {
        List<Measurement> log = new ArrayList<>(List.of(Vendor.released(DEBUG_PORTS, 0)));
        log.addAll(firmware);
        return new Attestation(verifier, subject, log, SPDM, seed);
    }

    /** A GPU as NVIDIA's confidential computing attests it: firmware of its system and security processors, and VBIOS. */
    public static Attestation gpu(String verifier) {
        return spdm(
                verifier,
                "GPU",
                List.of(
                        Vendor.released("GSP firmware", 7),
                        Vendor.released("SEC2 firmware", 4),
                        Vendor.released("VBIOS", 96)),
                1);
    }

    /**
     * What the verifier does: the policy asks for this very device, with exactly this log, current versions with the digests that
     * the vendor published, signed under the vendor's root.
     */
    public Verifier checks() {
        List<Policy.Component> log = current.stream()
                .map(one -> new Policy.Component(one.component(), one.version()))
                .toList();
        List<Measurement> published = new ArrayList<>(current);
        published.addAll(previous());
        Vendor vendor = vendor();
        return new Verifier(
                verifier,
                new Policy(
                        vendor.root().verifyingKey(),
                        VENDOR,
                        vendor.device(subject, current, capabilities, random(2)).identity(),
                        LEAST_PROTOCOL,
                        capabilities,
                        log,
                        ReferenceValues.of(published)));
    }

    /** A device in order. */
    public Device genuine() {
        return device(current);
    }

    /** Somebody else's device that says it is this one. */
    public Device substitute() {
        return Vendor.named(VENDOR, random(3)).device(subject, current, capabilities, random(4));
    }

    /** Another device of the same vendor, genuine and in order, in the adversary's hands. */
    public Device another() {
        return vendor().device(subject, current, capabilities, random(7));
    }

    /** The device with the release before loaded into each component. */
    public Device rolledBack() {
        return device(previous());
    }

    /** The device with firmware of somebody's own under the current version numbers. */
    public Device altered() {
        return device(change(current, one -> Vendor.altered(one.component(), one.version())));
    }

    /** The device with the release before, whose log goes on with the current entries as well. */
    public Device twiceLogged() {
        List<Measurement> log = new ArrayList<>(previous());
        log.addAll(current);
        return device(log);
    }

    /** The device with its debug ports open: they measure as something else. */
    public Device debuggable() {
        return device(change(
                current,
                one -> one.component().equals(DEBUG_PORTS) ? Vendor.altered(one.component(), one.version()) : one));
    }

    /**
     * Holds the handshake with a device over an honest wire.
     *
     * @throws Refused if a check fails
     */
    public SessionKeys connect(Device device) throws Refused {
        return checks().connect(device.session(), Wire.PLAIN);
    }

    /** Keys for the channels of one session: the handshake with the genuine device is held when the first is asked for. */
    public Supplier<SecretKey> keys() {
        return new Keys(this);
    }

    private List<Measurement> previous() {
        return change(current, one -> one.version() == 0 ? one : Vendor.released(one.component(), one.version() - 1));
    }

    private static List<Measurement> change(List<Measurement> log, UnaryOperator<Measurement> change) {
        return log.stream().map(change).toList();
    }

    private Device device(List<Measurement> loaded) {
        return vendor().device(subject, loaded, capabilities, random(2));
    }

    private Vendor vendor() {
        return Vendor.named(VENDOR, random(1));
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
