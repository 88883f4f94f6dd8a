package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.KeyPair;
import io.github.teelab.crypto.SigningKey;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A device that can be attested: its certificate, its key, what it has loaded and what it offers.
 *
 * @param certificate says whose key it holds
 * @param key the private key to that
 * @param measurements what its hardware has measured, in the order of loading, and signs
 * @param capabilities what it offers, such as {@code "ENCRYPT"}
 */
public record Device(
        Certificate certificate, SigningKey key, List<Measurement> measurements, Set<String> capabilities) {
    public Device {
        measurements = List.copyOf(measurements);
        capabilities = Set.copyOf(capabilities);
    }

    /** Which device it is. */
    public DeviceIdentity identity() {
        return DeviceIdentity.of(certificate);
    }

    /** The device's end of a new handshake, with a key share of its own. */
    public Session session() {
        return session(UnaryOperator.identity());
    }

    /**
     * The device's end of a new handshake, held by firmware of somebody's own: it cannot sign with the hardware's key what
     * the hardware does not say, but it sends what it likes.
     *
     * @param firmware what becomes of each answer
     */
    public Session session(UnaryOperator<Message> firmware) {
        return new Session(this, firmware, Optional.empty());
    }

    /** The device's end of a new handshake that it takes part in only if the verifier binds it to that session. */
    public Session session(SessionKeys boundTo) {
        return new Session(this, UnaryOperator.identity(), Optional.of(boundTo.binding()));
    }

    /**
     * The device's end of one handshake. What it is sent may be anything: what is malformed, out of order or proves nothing is
     * answered by {@link Message.Step#ERROR}.
     */
    public static final class Session implements Wire.Responder {
        private final Device device;
        private final UnaryOperator<Message> firmware;
        private final Optional<String> binding;
        private final KeyPair ephemeral = Group.P384.generate(new SecureRandom());
        private final Transcript transcript = new Transcript();
        private Optional<SessionKeys> agreed = Optional.empty();
        private Optional<String> nonce = Optional.empty();
        private boolean finished;

        private Session(Device device, UnaryOperator<Message> firmware, Optional<String> binding) {
            this.device = device;
            this.firmware = firmware;
            this.binding = binding;
        }

        /**
         * The keys that this end holds.
         *
         * @throws IllegalStateException before the verifier has shown that it holds them too
         */
        public SessionKeys keys() {
            return agreed.filter(keys -> finished)
                    .orElseThrow(() -> new IllegalStateException(
                            "no keys yet: the verifier has not shown that it holds the same; finish the handshake"));
        }

        @Override
        public Message answer(Message request) {
            try {
                return answerTo(request);
            } catch (Malformed malformed) {
                return Message.of(Message.Step.ERROR, malformed.getMessage());
            }
        }

        private Message answerTo(Message request) throws Malformed {
            return switch (request.step()) {
                case GET_VERSION ->
                    seen(request, Message.of(Message.Step.VERSION, ProtocolVersion.text(ProtocolVersion.SPOKEN)));
                case GET_CAPABILITIES ->
                    seen(
                            request,
                            Message.of(
                                    Message.Step.CAPABILITIES, String.join(",", new TreeSet<>(device.capabilities))));
                case GET_CERTIFICATE ->
                    seen(
                            request,
                            Message.of(
                                    Message.Step.CERTIFICATE,
                                    device.certificate.subject(),
                                    device.certificate.key(),
                                    device.certificate.issuer(),
                                    device.certificate.signature()));
                case CHALLENGE -> seen(request, challenged(request));
                case KEY_EXCHANGE -> keyExchanged(request);
                case FINISH -> finished(request);
                default ->
                    throw new Malformed("message", "a request", request.step().name());
            };
        }

        /** Firmware takes down what it says, so that it can lie and still finish the handshake. */
        private Message seen(Message request, Message answer) {
            Message said = firmware.apply(answer);
            transcript.add(request);
            transcript.add(said);
            return said;
        }

        private Message challenged(Message request) throws Malformed {
            String challenge =
                    Signed.hex(Fields.of(request, Message.Step.CHALLENGE, 1).hex(0, Signed.NONCE_BYTES));
            nonce = Optional.of(challenge);
            String measured = Signed.text(device.measurements);
            return Message.of(
                    Message.Step.CHALLENGE_AUTH,
                    challenge,
                    measured,
                    Signed.hex(device.key.sign(Signed.measurements(challenge, measured))));
        }

        private Message keyExchanged(Message request) throws Malformed {
            Fields fields = Fields.of(request, Message.Step.KEY_EXCHANGE, 3);
            String challenge =
                    nonce.orElseThrow(() -> new Malformed("key exchange", "a challenge first", "key exchange"));
            if (agreed.isPresent()) {
                throw new Malformed("key exchange", "one of them", "another");
            }
            fields.name(0);
            String bound = fields.matching(1, "[0-9a-f]{0,200}", "hexadecimal");
            if (binding.isPresent() && !binding.get().equals(bound)) {
                throw new Malformed("key exchange", "one bound to the session in force", bound);
            }
            byte[] shared = agree(ephemeral, fields.hex(2, Signed.SHARE_BYTES));
            String own = Signed.hex(ephemeral.publicBytes());
            Message answer = seen(
                    request,
                    Message.of(
                            Message.Step.KEY_EXCHANGE_RESPONSE,
                            own,
                            Signed.hex(device.key.sign(Signed.exchange(challenge, request.fields(), own)))));
            agreed = Optional.of(new SessionKeys(shared, transcript.hash()));
            return answer;
        }

        private Message finished(Message request) throws Malformed {
            Fields fields = Fields.of(request, Message.Step.FINISH, 1);
            SessionKeys keys = agreed.orElseThrow(() -> new Malformed("finish", "a key exchange first", "finish"));
            String expected = Signed.finish(keys, Verifier.END, transcript);
            if (!same(expected, fields.text(0))) {
                throw new Malformed("finish", "the authenticator of these messages", fields.text(0));
            }
            finished = true;
            transcript.add(request);
            return firmware.apply(Message.of(Message.Step.FINISH_RESPONSE, Signed.finish(keys, "device", transcript)));
        }
    }

    /** The shared secret; a share that is no point, or one's own thrown back, is malformed. */
    static byte[] agree(KeyPair own, byte[] other) throws Malformed {
        if (Arrays.equals(own.publicBytes(), other)) {
            throw new Malformed("key share", "the other end's", "one's own");
        }
        try {
            return own.agree(other);
        } catch (IllegalArgumentException notAPoint) {
            throw new Malformed("key share", "a point of P-384", Signed.hex(other));
        }
    }

    static boolean same(String expected, String got) {
        return MessageDigest.isEqual(
                expected.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                got.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
