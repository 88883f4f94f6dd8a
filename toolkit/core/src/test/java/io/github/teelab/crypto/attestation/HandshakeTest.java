package io.github.teelab.crypto.attestation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.crypto.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each attack on the handshake is refused for its own reason, and by no other check. */
class HandshakeTest {
    private static final Set<String> CAPABILITIES = Set.of("MEASUREMENTS", "ENCRYPT");
    private static final List<Measurement> CURRENT = List.of(Vendor.released("firmware", 7));
    private static final List<Measurement> OLD = List.of(Vendor.released("firmware", 6));

    private final Vendor vendor = Vendor.named("vendor", new SplittableRandom(1));
    private final Verifier verifier =
            new Verifier(new Policy(vendor.root().verifyingKey(), CAPABILITIES, Map.of("firmware", 7)));
    private final Device genuine = vendor.device("GPU", CURRENT, CAPABILITIES, new SplittableRandom(2));

    @Test
    void bothEndsShareKeysAfterAnHonestHandshake() throws Refused {
        Device.Session session = genuine.session(new SplittableRandom(3));
        SessionKeys keys = verifier.connect(session, Wire.PLAIN, new SplittableRandom(4));
        assertTrue(keys.sharedWith(session.keys()));
        assertEquals(keys.key("in"), session.keys().key("in"));
    }

    @Test
    void aDeviceWithoutEncryptionIsRefused() {
        Device debug = vendor.device("GPU", CURRENT, Set.of("MEASUREMENTS"), new SplittableRandom(2));
        refused(HandshakeCheck.CAPABILITIES, debug, Wire.PLAIN);
    }

    @Test
    void anotherRootIsRefused() {
        Vendor other = Vendor.named("vendor", new SplittableRandom(9));
        refused(HandshakeCheck.ROOT, other.device("GPU", CURRENT, CAPABILITIES, new SplittableRandom(2)), Wire.PLAIN);
    }

    @Test
    void oldFirmwareIsRefused() {
        refused(
                HandshakeCheck.MEASUREMENT,
                vendor.device("GPU", OLD, CAPABILITIES, new SplittableRandom(2)),
                Wire.PLAIN);
    }

    @Test
    void firmwareThatLiesAboutItsMeasurementIsRefused() {
        Device old = vendor.device("GPU", OLD, CAPABILITIES, new SplittableRandom(2));
        refused(
                HandshakeCheck.MEASUREMENT_SIGNATURE,
                old,
                Wire.PLAIN,
                answer -> answer.step() == Message.Step.CHALLENGE_AUTH ? answer.with(1, Signed.text(CURRENT)) : answer);
    }

    /** The device was in order once; its firmware now answers with what its hardware signed then. */
    @Test
    void measurementsOfAnEarlierSessionAreRefused() {
        Message then = genuine.session(new SplittableRandom(5))
                .answer(Message.of(Message.Step.CHALLENGE, "00112233445566778899"));
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
        Device.Session relayed = genuine.session(new SplittableRandom(5));
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
        return by.connect(device.session(new SplittableRandom(3), firmware), wire, new SplittableRandom(4));
    }
}
