package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.KeyPair;
import io.github.teelab.crypto.SigningKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A device that can be attested: its certificate, its key, what it has loaded and what it offers.
 *
 * @param certificate says whose key it holds
 * @param key the private key to that
 * @param measurements what its hardware has measured, and signs
 * @param capabilities what it offers, such as {@code "ENCRYPT"}
 */
public record Device(
        Certificate certificate, SigningKey key, List<Measurement> measurements, Set<String> capabilities) {
    /** The versions of the protocol that devices speak, newest first. */
    static final String VERSIONS = "1.2,1.1";

    public Device {
        measurements = List.copyOf(measurements);
        capabilities = Set.copyOf(capabilities);
    }

    /** The device's end of a new handshake. */
    public Session session(RandomGenerator random) {
        return session(random, UnaryOperator.identity());
    }

    /**
     * The device's end of a new handshake, held by firmware of somebody's own: it cannot sign with the hardware's key what
     * the hardware does not say, but it sends what it likes.
     *
     * @param firmware what becomes of each answer
     */
    public Session session(RandomGenerator random, UnaryOperator<Message> firmware) {
        return new Session(this, random, firmware);
    }

    /** The device's end of one handshake. */
    public static final class Session implements Wire.Responder {
        private final Device device;
        private final UnaryOperator<Message> firmware;
        private final KeyPair ephemeral;
        private final Transcript transcript = new Transcript();
        private SessionKeys keys;
        private String nonce = "";

        private Session(Device device, RandomGenerator random, UnaryOperator<Message> firmware) {
            this.device = device;
            this.firmware = firmware;
            this.ephemeral = Group.P384.generate(random);
        }

        /**
         * The keys that this end holds.
         *
         * @throws IllegalStateException before the key exchange
         */
        public SessionKeys keys() {
            if (keys == null) {
                throw new IllegalStateException("no keys yet: the handshake has not reached the key exchange");
            }
            return keys;
        }

        @Override
        public Message answer(Message request) {
            transcript.add(request);
            Message answer = firmware.apply(answerTo(request));
            // The last answer authenticates the transcript, so it is no part of it.
            if (answer.step() != Message.Step.FINISH_RESPONSE) {
                transcript.add(answer);
            }
            if (answer.step() == Message.Step.KEY_EXCHANGE_RESPONSE) {
                byte[] shared =
                        ephemeral.agree(HexFormat.of().parseHex(request.fields().get(0)));
                keys = new SessionKeys(shared, transcript.hash());
            }
            return answer;
        }

        private Message answerTo(Message request) {
            return switch (request.step()) {
                case GET_VERSION -> Message.of(Message.Step.VERSION, VERSIONS);
                case GET_CAPABILITIES ->
                    Message.of(Message.Step.CAPABILITIES, String.join(",", new TreeSet<>(device.capabilities)));
                case GET_CERTIFICATE ->
                    Message.of(
                            Message.Step.CERTIFICATE,
                            device.certificate.subject(),
                            device.certificate.key(),
                            device.certificate.issuer(),
                            device.certificate.signature());
                case CHALLENGE -> challenged(request.fields().get(0));
                case KEY_EXCHANGE -> keyExchanged(request.fields().get(0));
                case FINISH -> Message.of(Message.Step.FINISH_RESPONSE, Signed.finish(keys(), transcript));
                default ->
                    throw new IllegalArgumentException(
                            "a device got " + request.step() + ", allowed are requests only");
            };
        }

        private Message challenged(String challenge) {
            nonce = challenge;
            String measured = Signed.text(device.measurements);
            return Message.of(
                    Message.Step.CHALLENGE_AUTH,
                    challenge,
                    measured,
                    Signed.hex(device.key.sign(Signed.measurements(challenge, measured))));
        }

        private Message keyExchanged(String verifierPublic) {
            String own = Signed.hex(ephemeral.publicBytes());
            return Message.of(
                    Message.Step.KEY_EXCHANGE_RESPONSE,
                    own,
                    Signed.hex(device.key.sign(Signed.exchange(nonce, verifierPublic, own))));
        }
    }
}
