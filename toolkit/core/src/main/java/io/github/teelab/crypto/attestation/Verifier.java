package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.KeyPair;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Whoever must trust a device before handing it data: the driver in a confidential VM, or a remote client.
 *
 * @param policy what it asks for
 * @param performed the checks that it makes
 */
public record Verifier(Policy policy, Set<HandshakeCheck> performed) {
    private static final int NONCE_BYTES = 32;

    public Verifier {
        performed = performed.isEmpty() ? EnumSet.noneOf(HandshakeCheck.class) : EnumSet.copyOf(performed);
    }

    /** A verifier that makes all checks. */
    public Verifier(Policy policy) {
        this(policy, EnumSet.allOf(HandshakeCheck.class));
    }

    /** A verifier that leaves out one check: for studying what the check is worth. */
    public Verifier without(HandshakeCheck check) {
        Set<HandshakeCheck> fewer = EnumSet.copyOf(performed);
        fewer.remove(check);
        return new Verifier(policy, fewer);
    }

    /**
     * Holds a handshake.
     *
     * @param device the other end
     * @param wire what lies between
     * @param random nonce and ephemeral key come from here
     * @return the keys that this end shares with whoever answered
     * @throws Refused naming the check that failed
     */
    public SessionKeys connect(Wire.Responder device, Wire wire, RandomGenerator random) throws Refused {
        return new Handshake(device, wire, random).run();
    }

    /** One handshake, seen from the verifier. */
    private final class Handshake {
        private final Wire.Responder device;
        private final Wire wire;
        private final Transcript transcript = new Transcript();
        private final KeyPair ephemeral;
        private final String nonce;

        Handshake(Wire.Responder device, Wire wire, RandomGenerator random) {
            this.device = device;
            this.wire = wire;
            this.ephemeral = Group.P384.generate(random);
            byte[] fresh = new byte[NONCE_BYTES];
            random.nextBytes(fresh);
            this.nonce = Signed.hex(fresh);
        }

        SessionKeys run() throws Refused {
            String version = newest(ask(Message.of(Message.Step.GET_VERSION)).get(0));
            String offered =
                    ask(Message.of(Message.Step.GET_CAPABILITIES, version)).get(0);
            Set<String> missing = new TreeSet<>(policy.capabilities());
            missing.removeAll(List.of(offered.split(",", -1)));
            require(missing.isEmpty(), HandshakeCheck.CAPABILITIES, "missing are " + missing + ", offered " + offered);

            List<String> shown = ask(Message.of(Message.Step.GET_CERTIFICATE));
            Certificate certificate = new Certificate(shown.get(0), shown.get(1), shown.get(2), shown.get(3));
            require(certificate.isSignedBy(policy.root()), HandshakeCheck.ROOT, "subject " + certificate.subject());

            measure(certificate);
            return exchangeKeys(certificate);
        }

        private void measure(Certificate certificate) throws Refused {
            List<String> answer = ask(Message.of(Message.Step.CHALLENGE, nonce));
            String answered = answer.get(0);
            String claims = answer.get(1);
            require(
                    answered.equals(nonce),
                    HandshakeCheck.NONCE,
                    "the answer is to " + answered.substring(0, 8) + "...");
            boolean signed = certificate
                    .verifyingKey()
                    .verifies(
                            Signed.measurements(answered, claims),
                            HexFormat.of().parseHex(answer.get(2)));
            require(signed, HandshakeCheck.MEASUREMENT_SIGNATURE, claims);
            Optional<String> objection = policy.objection(Signed.measurements(claims));
            require(objection.isEmpty(), HandshakeCheck.MEASUREMENT, objection.orElse(""));
        }

        private SessionKeys exchangeKeys(Certificate certificate) throws Refused {
            String own = Signed.hex(ephemeral.publicBytes());
            List<String> answer = ask(Message.of(Message.Step.KEY_EXCHANGE, own));
            String other = answer.get(0);
            boolean signed = certificate
                    .verifyingKey()
                    .verifies(Signed.exchange(nonce, own, other), HexFormat.of().parseHex(answer.get(1)));
            require(signed, HandshakeCheck.KEY_SIGNATURE, "key " + other.substring(0, 8) + "...");
            SessionKeys keys = new SessionKeys(ephemeral.agree(HexFormat.of().parseHex(other)), transcript.hash());

            Message finish = Message.of(Message.Step.FINISH);
            transcript.add(finish);
            String expected = Signed.finish(keys, transcript);
            String authenticator = wire.exchange(device, finish).fields().get(0);
            require(expected.equals(authenticator), HandshakeCheck.TRANSCRIPT, "the last message does not fit");
            return keys;
        }

        private List<String> ask(Message request) {
            transcript.add(request);
            Message answer = wire.exchange(device, request);
            transcript.add(answer);
            return answer.fields();
        }

        private void require(boolean holds, HandshakeCheck check, String detail) throws Refused {
            if (!holds && performed.contains(check)) {
                throw new Refused(check, detail);
            }
        }
    }

    private static String newest(String offered) {
        return List.of(offered.split(",", -1)).get(0);
    }
}
