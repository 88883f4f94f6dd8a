package io.github.teelab.tee;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.crypto.attestation.Certificate;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.HandshakeCheck;
import io.github.teelab.crypto.attestation.Measurement;
import io.github.teelab.crypto.attestation.Message;
import io.github.teelab.crypto.attestation.Message.Step;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.crypto.attestation.Wire;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an adversary tries on the attestation of a GPU, case by case, and which check refuses it. */
class AttestationTest {
    private static final Attestation GPU = Attestation.gpu("driver");
    private static final Vendor VENDOR = Vendor.named("vendor", new SplittableRandom(1_001));

    @Test
    void theGenuineDeviceIsAccepted() {
        assertDoesNotThrow(() -> GPU.connect(GPU.genuine()));
    }

    @Test
    void alteredFirmwareUnderTheSameVersionNumber() {
        refused(HandshakeCheck.REFERENCE_VALUE, GPU.altered());
        List<Measurement> zeros = GPU.current().stream()
                .map(one -> new Measurement(one.component(), one.version(), "00".repeat(48)))
                .toList();
        Device genuine = GPU.genuine();
        refused(
                HandshakeCheck.REFERENCE_VALUE,
                new Device(genuine.certificate(), genuine.key(), zeros, genuine.capabilities()));
    }

    @Test
    void anOldReleaseAndASecondEntryWithTheNewVersion() {
        refused(HandshakeCheck.MEASUREMENT_LOG, GPU.twiceLogged());
    }

    @Test
    void anotherGenuineDeviceOfTheSameVendor() {
        refused(HandshakeCheck.IDENTITY, GPU.another());
        refused(
                HandshakeCheck.IDENTITY,
                VENDOR.device("GPU", GPU.current(), GPU.capabilities(), new SplittableRandom(1234)));
    }

    @Test
    void aCertificateOfTheSameVendorForAnotherSubject() {
        refused(
                HandshakeCheck.IDENTITY,
                VENDOR.device("NIC", GPU.current(), GPU.capabilities(), new SplittableRandom(1234)));
    }

    @Test
    void theWireOffersVersion01Only() {
        refused(HandshakeCheck.PROTOCOL_VERSION, changing(Step.VERSION, answer -> answer.with(0, "0.1")));
    }

    @Test
    void theWireTakesTheNewestVersionOff() {
        refused(HandshakeCheck.TRANSCRIPT, changing(Step.VERSION, answer -> answer.with(0, "1.1")));
    }

    @Test
    void theDevicesFirmwareOffersVersion01Only() {
        Refused refused = assertThrows(
                Refused.class,
                () -> GPU.checks()
                        .connect(
                                GPU.genuine()
                                        .session(answer ->
                                                answer.step() == Step.VERSION ? answer.with(0, "0.1") : answer),
                                Wire.PLAIN));
        assertEquals(HandshakeCheck.PROTOCOL_VERSION, refused.check());
    }

    @Test
    void theWireAddsAnOptionalCapability() {
        refused(
                HandshakeCheck.TRANSCRIPT,
                changing(
                        Step.CAPABILITIES,
                        answer -> answer.with(0, answer.fields().get(0) + ",PSK")));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        Step.VERSION,
                        Step.CAPABILITIES,
                        Step.CERTIFICATE,
                        Step.CHALLENGE_AUTH,
                        Step.KEY_EXCHANGE_RESPONSE,
                        Step.FINISH_RESPONSE)
                .flatMap(step -> Stream.of("", "zz", "no fields", "endless", "\u0661\u0000\u001b[31m")
                        .map(what -> Arguments.of(step, what)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedAnswerIsRefusedAsSuch(Step step, String what) {
        Refused refused = refused(HandshakeCheck.FORM, changing(step, answer -> {
            String value = what.equals("endless") ? "a".repeat(1 << 20) : what;
            List<String> fields = new ArrayList<>();
            answer.fields().forEach(field -> fields.add(value));
            return new Message(step, what.equals("no fields") ? List.of() : fields);
        }));
        assertFalse(refused.getMessage().length() > 400, "a message never repeats its input at length");
        assertFalse(refused.getMessage().chars().anyMatch(Character::isISOControl), "nor control characters");
    }

    @Test
    void anAnswerOfAnotherStepOrNoneAtAll() {
        refused(
                HandshakeCheck.FORM,
                (device, request) ->
                        new Message(Step.FINISH_RESPONSE, device.answer(request).fields()));
        refused(HandshakeCheck.FORM, (device, request) -> null);
    }

    /** What the wire makes of requests reaches the device, which answers that it will not go on. */
    @Test
    void malformedRequestsAreAnsweredByAnError() {
        for (Step step : List.of(Step.CHALLENGE, Step.KEY_EXCHANGE, Step.VERSION)) {
            for (List<String> fields : List.of(List.<String>of(), List.of("zz"), List.of("", "", ""))) {
                assertEquals(
                        Step.ERROR,
                        GPU.genuine()
                                .session()
                                .answer(new Message(step, fields))
                                .step());
            }
        }
    }

    @Test
    void twoHandshakesGiveDifferentKeys() throws Refused {
        SessionKeys first = GPU.connect(GPU.genuine());
        assertFalse(first.sharedWith(GPU.connect(GPU.genuine())));
    }

    @Test
    void theHandshakesOfTwoSystemsGiveDifferentKeys() throws Refused {
        SessionKeys h100 = Attestation.gpu("driver").connect(GPU.genuine());
        SessionKeys travelling = Attestation.gpu("orchestrator").connect(GPU.genuine());
        assertFalse(h100.sharedWith(travelling));
    }

    @Test
    void aRecordedHandshakeReplayedToTheNextConnect() throws Refused {
        Map<Step, Message> recorded = new EnumMap<>(Step.class);
        GPU.checks().connect(GPU.genuine().session(), (device, request) -> {
            Message answer = device.answer(request);
            recorded.put(request.step(), answer);
            return answer;
        });
        Refused refused = assertThrows(
                Refused.class, () -> GPU.checks().connect(request -> recorded.get(request.step()), Wire.PLAIN));
        assertEquals(HandshakeCheck.NONCE, refused.check());
    }

    /** The verifier must show that it holds the keys before the device uses them. */
    @Test
    void theDeviceHasNoKeysBeforeTheVerifierHasConfirmedThem() {
        Device.Session device = GPU.genuine().session();
        assertThrows(
                Refused.class,
                () -> GPU.checks().connect(device, (to, request) -> {
                    Message answer = to.answer(request);
                    return request.step() == Step.KEY_EXCHANGE
                            ? answer.with(0, answer.fields().get(1))
                            : answer;
                }));
        assertThrows(IllegalStateException.class, device::keys);
        Device.Session unconfirmed = GPU.genuine().session();
        assertThrows(
                Refused.class,
                () -> GPU.checks()
                        .connect(
                                unconfirmed,
                                (to, request) -> request.step() == Step.FINISH
                                        ? to.answer(new Message(Step.FINISH, List.of("00".repeat(48))))
                                        : to.answer(request)));
        assertThrows(IllegalStateException.class, unconfirmed::keys);
    }

    /** Both shares reflected: each end would agree with itself. */
    @Test
    void theVerifiersOwnShareThrownBack() {
        String[] share = {""};
        refused(HandshakeCheck.KEY_SIGNATURE, (device, request) -> {
            Message answer = device.answer(request);
            if (request.step() == Step.KEY_EXCHANGE) {
                share[0] = request.fields().get(2);
                return answer.with(0, share[0]);
            }
            return answer;
        });
    }

    /** A name in the key exchange that is not the verifier's own: the device signs what it was told. */
    @Test
    void theVerifiersNameChangedOnTheWay() {
        refused(
                HandshakeCheck.KEY_SIGNATURE,
                (device, request) -> device.answer(
                        request.step() == Step.KEY_EXCHANGE ? request.with(0, "somebody else") : request));
    }

    /** Another device's quote under this one's certificate. */
    @Test
    void aQuoteRelayedFromAnotherDevice() {
        Device.Session other = GPU.another().session();
        refused(
                HandshakeCheck.MEASUREMENT_SIGNATURE,
                (device, request) -> request.step() == Step.CHALLENGE ? other.answer(request) : device.answer(request));
    }

    /** Two verifiers talk to the device at once; what it answers the one is given to the other. */
    @Test
    void answersOfAParallelHandshakeSplicedIn() {
        for (Step step : List.of(Step.CHALLENGE, Step.KEY_EXCHANGE, Step.FINISH)) {
            Map<Step, Message> others = new EnumMap<>(Step.class);
            assertDoesNotThrow(() -> GPU.checks().connect(GPU.genuine().session(), (device, request) -> {
                Message answer = device.answer(request);
                others.put(request.step(), answer);
                return answer;
            }));
            assertThrows(
                    Refused.class,
                    () -> GPU.checks()
                            .connect(
                                    GPU.genuine().session(),
                                    (device, request) ->
                                            request.step() == step ? others.get(step) : device.answer(request)),
                    step.name());
        }
    }

    /** The vendor's other device vouches for a key: a device is no authority. */
    @Test
    void aCertificateIssuedByAnotherDevice() {
        Device issuer = GPU.another();
        Device genuine = GPU.genuine();
        Certificate own = Certificate.issue(
                "GPU", genuine.key().verifyingKey(), issuer.certificate().subject(), issuer.key());
        refused(HandshakeCheck.ROOT, new Device(own, genuine.key(), genuine.measurements(), genuine.capabilities()));
    }

    @Test
    void openDebugPorts() {
        refused(HandshakeCheck.REFERENCE_VALUE, GPU.debuggable());
    }

    private interface Change {
        Message of(Message answer);
    }

    private static Wire changing(Step step, Change change) {
        return (device, request) -> {
            Message answer = device.answer(request);
            return answer.step() == step ? change.of(answer) : answer;
        };
    }

    private static Refused refused(HandshakeCheck reason, Wire wire) {
        Refused refused = assertThrows(
                Refused.class, () -> GPU.checks().connect(GPU.genuine().session(), wire));
        assertEquals(reason, refused.check(), refused.getMessage());
        return refused;
    }

    private static void refused(HandshakeCheck reason, Device device) {
        Refused refused = assertThrows(Refused.class, () -> GPU.connect(device));
        assertEquals(reason, refused.check(), refused.getMessage());
    }
}
