package io.github.teelab.crypto.attestation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.crypto.SigningKey;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each attack on the handshake is refused for its own reason, and by no other check. */
class HandshakeTest {
    private static final Set<String> CAPABILITIES = Set.of("MEASUREMENTS", "ENCRYPT");
    private static final Measurement LOADER = Vendor.released("loader", 3);
    private static final List<Measurement> CURRENT = List.of(LOADER, Vendor.released("firmware", 10));
    /** One release older, and a text that sorts behind: versions are numbers. */
    private static final List<Measurement> OLD = List.of(LOADER, Vendor.released("firmware", 9));

    private final Vendor vendor = Vendor.named("vendor", new SplittableRandom(1));
    private final Device genuine = device(CURRENT, CAPABILITIES);
    private final Policy policy = new Policy(
            vendor.root().verifyingKey(),
            "vendor",
            genuine.identity(),
            new ProtocolVersion(1, 1),
            CAPABILITIES,
            List.of(new Policy.Component("loader", 3), new Policy.Component("firmware", 10)),
            ReferenceValues.of(List.of(
                    Vendor.released("loader", 3), Vendor.released("firmware", 9), Vendor.released("firmware", 10))));
    private final Verifier verifier = new Verifier("driver", policy);

    @Test
    void bothEndsShareKeysAfterAnHonestHandshake() throws Refused {
        Device.Session session = genuine.session();
        SessionKeys keys = verifier.connect(session, Wire.PLAIN);
        assertTrue(keys.sharedWith(session.keys()));
        assertEquals(keys.key("in"), session.keys().key("in"));
    }

    @Test
    void aDeviceWithoutEncryptionIsRefused() {
        Device debug = device(CURRENT, Set.of("MEASUREMENTS"));
        refused(HandshakeCheck.CAPABILITIES, debug, Wire.PLAIN);
    }

    @Test
    void anotherRootIsRefused() {
        SigningKey root = SigningKey.generate(new SplittableRandom(9));
        String key = genuine.certificate().key();
        Certificate forged = Certificate.issue("GPU", genuine.key().verifyingKey(), "vendor", root);
        assertEquals(key, forged.key());
        refused(HandshakeCheck.ROOT, new Device(forged, genuine.key(), CURRENT, CAPABILITIES), Wire.PLAIN);
    }

    @Test
    void oldFirmwareIsRefused() {
        refused(HandshakeCheck.LEAST_VERSION, device(OLD, CAPABILITIES), Wire.PLAIN);
    }

    @Test
    void firmwareThatLiesAboutItsMeasurementIsRefused() {
        Device old = device(OLD, CAPABILITIES);
        refused(
                HandshakeCheck.MEASUREMENT_SIGNATURE,
                old,
                Wire.PLAIN,
                answer -> answer.step() == Message.Step.CHALLENGE_AUTH ? answer.with(1, Signed.text(CURRENT)) : answer);
    }

    /** The device was in order once; its firmware now answers with what its hardware signed then. */
    @Test
    void measurementsOfAnEarlierSessionAreRefused() {
        Message then = genuine.session().answer(Message.of(Message.Step.CHALLENGE, "00".repeat(32)));
        Device now = new Device(genuine.certificate(), genuine.key(), OLD, CAPABILITIES);
        refused(
                HandshakeCheck.NONCE,
                now,
                Wire.PLAIN,
                answer -> answer.step() == Message.Step.CHALLENGE_AUTH ? then : answer);
    }

    /** Somebody relays the genuine device's measurements and then agrees on keys in its place. */
    @Test
    void aManInTheMiddleOfTheKeyExchangeIsRefused() {
        Device middle =
                new Device(genuine.certificate(), SigningKey.generate(new SplittableRandom(8)), CURRENT, CAPABILITIES);
        Device.Session relayed = genuine.session();
        refused(
                HandshakeCheck.KEY_SIGNATURE,
                middle,
                Wire.PLAIN,
                answer -> answer.step() == Message.Step.CHALLENGE_AUTH
                        ? relayed.answer(Message.of(
                                Message.Step.CHALLENGE, answer.fields().get(0)))
                        : answer);
    }

    @Test
    void aDowngradedVersionIsRefused() {
        Wire downgrading = (device, request) -> {
            Message answer = device.answer(request);
            return answer.step() == Message.Step.VERSION ? answer.with(0, "1.1") : answer;
        };
        refused(HandshakeCheck.TRANSCRIPT, genuine, downgrading);
    }

    @Test
    void anotherDeviceOfTheVendorIsRefused() {
        for (String subject : List.of("GPU", "NIC")) {
            refused(
                    HandshakeCheck.IDENTITY,
                    vendor.device(subject, CURRENT, CAPABILITIES, new SplittableRandom(1234)),
                    Wire.PLAIN);
        }
    }

    @Test
    void alteredFirmwareUnderTheCurrentVersionIsRefused() {
        refused(
                HandshakeCheck.REFERENCE_VALUE,
                device(List.of(LOADER, Vendor.altered("firmware", 10)), CAPABILITIES),
                Wire.PLAIN);
    }

    @Test
    void aVersionThatTheVendorNeverReleasedIsRefused() {
        refused(
                HandshakeCheck.REFERENCE_VALUE,
                device(List.of(LOADER, Vendor.released("firmware", 11)), CAPABILITIES),
                Wire.PLAIN);
    }

    /** Nothing missing, extra, twice or in another order; each entry by itself is in order. */
    @Test
    void anotherLogIsRefused() {
        Measurement firmware = CURRENT.get(1);
        for (List<Measurement> log : List.of(
                List.of(firmware),
                List.<Measurement>of(),
                List.of(firmware, LOADER),
                List.of(LOADER, firmware, firmware),
                List.of(LOADER, LOADER, firmware))) {
            refused(HandshakeCheck.MEASUREMENT_LOG, device(log, CAPABILITIES), Wire.PLAIN);
        }
    }

    @Test
    void anOldReleaseBesideANewEntryIsRefused() {
        Device hides = device(List.of(LOADER, Vendor.released("firmware", 9), CURRENT.get(1)), CAPABILITIES);
        Refused refused = assertThrows(
                Refused.class,
                () -> connect(verifier.without(HandshakeCheck.MEASUREMENT_LOG), hides, Wire.PLAIN, answer -> answer));
        assertEquals(HandshakeCheck.LEAST_VERSION, refused.check(), "the oldest entry counts");
    }

    @Test
    void aProtocolOlderThanThePolicyAllowsIsRefused() {
        UnaryOperator<Message> old = answer -> answer.step() == Message.Step.VERSION ? answer.with(0, "0.1") : answer;
        refused(HandshakeCheck.PROTOCOL_VERSION, genuine, Wire.PLAIN, old);
    }

    @Test
    void versionsOfTheProtocolAreNumbers() {
        assertTrue(new ProtocolVersion(1, 10).compareTo(new ProtocolVersion(1, 9)) > 0);
        assertTrue(new ProtocolVersion(2, 0).compareTo(new ProtocolVersion(1, 10)) > 0);
    }

    private Device device(List<Measurement> log, Set<String> capabilities) {
        return vendor.device("GPU", log, capabilities, new SplittableRandom(2));
    }

    private void refused(HandshakeCheck reason, Device device, Wire wire) {
        refused(reason, device, wire, UnaryOperator.identity());
    }

    /** The attack is refused for that reason, and succeeds where that one check is left out. */
    private void refused(HandshakeCheck reason, Device device, Wire wire, UnaryOperator<Message> firmware) {
        Refused refused = assertThrows(Refused.class, () -> connect(verifier, device, wire, firmware));
        assertEquals(reason, refused.check());
        assertDoesNotThrow(() -> connect(verifier.without(reason), device, wire, firmware), "without " + reason);
    }

    private static SessionKeys connect(Verifier by, Device device, Wire wire, UnaryOperator<Message> firmware)
            throws Refused {
        return by.connect(device.session(firmware), wire);
    }
}
