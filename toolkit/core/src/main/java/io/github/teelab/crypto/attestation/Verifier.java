package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.KeyPair;
import io.github.teelab.crypto.VerifyingKey;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Whoever must trust a device before handing it data: the driver in a confidential VM, or a remote client.
 *
 * <p>Nonce and key share of each handshake come from the operating system's generator, never from a seed: who can repeat them
 * can repeat a session. Not modelled: that the device verifies the verifier; where both must, two handshakes are bound to each
 * other.
 *
 * @param name who it is, such as {@code "remote client"}; the device signs it with the key exchange
 * @param policy what it asks for
 * @param performed the checks that it makes
 */
public record Verifier(String name, Policy policy, Set<HandshakeCheck> performed) {
    /** What the authenticator of this end is derived under. */
    static final String END = "verifier";

    public Verifier {
        performed = EnumSet.copyOf(performed);
    }

    /** A verifier that makes all checks. */
    public Verifier(String name, Policy policy) {
        this(name, policy, EnumSet.allOf(HandshakeCheck.class));
    }

    /**
     * A verifier that leaves out one check, to measure its effect.
     *
     * @throws IllegalArgumentException for {@link HandshakeCheck#FORM}, without which there is nothing to read
     */
    public Verifier without(HandshakeCheck check) {
        if (check == HandshakeCheck.FORM) {
            throw new IllegalArgumentException(
                    "check to leave out: got FORM, allowed is any other; what is malformed" + " cannot be read");
        }
        Set<HandshakeCheck> fewer = EnumSet.copyOf(performed);
        fewer.remove(check);
        return new Verifier(name, policy, fewer);
    }

    /**
     * Holds a handshake.
     *
     * @param device the other end
     * @param wire what lies between
     * @return the keys that this end shares with whoever answered
     * @throws Refused naming the check that failed
     */
    public SessionKeys connect(Wire.Responder device, Wire wire) throws Refused {
        return connect(device, wire, "", Verifier::freshNonce);
    }

    /** Holds a handshake in the name of a session that both ends have already: it fails with whoever does not have that. */
    public SessionKeys connect(Wire.Responder device, Wire wire, SessionKeys boundTo) throws Refused {
        return connect(device, wire, boundTo.binding(), Verifier::freshNonce);
    }

    /** @param nonces where the challenge comes from: for a test of what a repeated one lets through */
    SessionKeys connect(Wire.Responder device, Wire wire, String binding, Supplier<String> nonces) throws Refused {
        try {
            return new Handshake(device, wire, binding, nonces.get()).run();
        } catch (Malformed malformed) {
            throw new Refused(HandshakeCheck.FORM, malformed.getMessage());
        }
    }

    private static String freshNonce() {
        byte[] fresh = new byte[Signed.NONCE_BYTES];
        new SecureRandom().nextBytes(fresh);
        return Signed.hex(fresh);
    }

    /** One handshake, seen from the verifier. */
    private final class Handshake {
        private final Wire.Responder device;
        private final Wire wire;
        private final String binding;
        private final String nonce;
        private final Transcript transcript = new Transcript();
        private final KeyPair ephemeral = Group.P384.generate(new SecureRandom());

        Handshake(Wire.Responder device, Wire wire, String binding, String nonce) {
            this.device = device;
            this.wire = wire;
            this.binding = binding;
            this.nonce = nonce;
        }

        SessionKeys run() throws Refused, Malformed {
            agreeOnVersion();
            VerifyingKey key = identify();
            measure(key);
            return exchangeKeys(key);
        }

        private void agreeOnVersion() throws Refused, Malformed {
            Fields offer = ask(Message.of(Message.Step.GET_VERSION), Message.Step.VERSION, 1);
            List<ProtocolVersion> offered = ProtocolVersion.parseAll(offer.text(0));
            Optional<ProtocolVersion> newest = ProtocolVersion.newestSpoken(offered);
            require(
                    newest.isPresent() && newest.get().compareTo(policy.leastProtocol()) >= 0,
                    HandshakeCheck.PROTOCOL_VERSION,
                    "expected " + policy.leastProtocol() + " or later among " + ProtocolVersion.SPOKEN + ", got "
                            + offered);
            Fields answer = ask(
                    Message.of(
                            Message.Step.GET_CAPABILITIES,
                            newest.orElse(policy.leastProtocol()).toString()),
                    Message.Step.CAPABILITIES,
                    1);
            String capabilities = answer.matching(0, "[A-Z_]{1,40}(,[A-Z_]{1,40})*", "names in capitals");
            Set<String> missing = new TreeSet<>(policy.capabilities());
            missing.removeAll(new TreeSet<>(List.of(capabilities.split(","))));
            require(
                    missing.isEmpty(),
                    HandshakeCheck.CAPABILITIES,
                    "missing are " + missing + ", offered " + capabilities);
        }

        private VerifyingKey identify() throws Refused, Malformed {
            Fields shown = ask(Message.of(Message.Step.GET_CERTIFICATE), Message.Step.CERTIFICATE, 4);
            Certificate certificate = new Certificate(
                    shown.name(0),
                    Signed.hex(shown.hex(1, Signed.SHARE_BYTES)),
                    shown.name(2),
                    Signed.hex(shown.hex(3, Signed.SIGNATURE_BYTES)));
            VerifyingKey key = certificate
                    .verifyingKey()
                    .orElseThrow(() -> new Malformed("certificate", "a point of P-384 as its key", certificate.key()));
            require(
                    certificate.isSignedBy(policy.root())
                            && certificate.issuer().equals(policy.issuer()),
                    HandshakeCheck.ROOT,
                    "expected one by " + policy.issuer() + ", got one for " + certificate.subject() + " by "
                            + certificate.issuer());
            DeviceIdentity identity = DeviceIdentity.of(certificate);
            require(
                    identity.equals(policy.device()),
                    HandshakeCheck.IDENTITY,
                    "expected " + policy.device() + ", got " + identity);
            return key;
        }

        private void measure(VerifyingKey key) throws Refused, Malformed {
            Fields answer = ask(Message.of(Message.Step.CHALLENGE, nonce), Message.Step.CHALLENGE_AUTH, 3);
            String answered = Signed.hex(answer.hex(0, Signed.NONCE_BYTES));
            String claims = answer.text(1);
            List<Measurement> log = Signed.measurements(claims);
            byte[] signature = answer.hex(2, Signed.SIGNATURE_BYTES);
            require(
                    answered.equals(nonce),
                    HandshakeCheck.NONCE,
                    "the answer is to " + answered.substring(0, 8) + "...");
            require(
                    key.verifies(Signed.measurements(answered, claims), signature),
                    HandshakeCheck.MEASUREMENT_SIGNATURE,
                    claims);
            objectIf(policy.objectionToLog(log), HandshakeCheck.MEASUREMENT_LOG);
            objectIf(policy.objectionToVersions(log), HandshakeCheck.LEAST_VERSION);
            objectIf(policy.references().objection(log), HandshakeCheck.REFERENCE_VALUE);
        }

        private SessionKeys exchangeKeys(VerifyingKey key) throws Refused, Malformed {
            Message request = Message.of(Message.Step.KEY_EXCHANGE, name, binding, Signed.hex(ephemeral.publicBytes()));
            Fields answer = ask(request, Message.Step.KEY_EXCHANGE_RESPONSE, 2);
            byte[] other = answer.hex(0, Signed.SHARE_BYTES);
            byte[] signature = answer.hex(1, Signed.SIGNATURE_BYTES);
            require(
                    key.verifies(Signed.exchange(nonce, request.fields(), Signed.hex(other)), signature),
                    HandshakeCheck.KEY_SIGNATURE,
                    "key " + Signed.hex(other).substring(2, 10) + "...");
            SessionKeys keys = new SessionKeys(Device.agree(ephemeral, other), transcript.hash());

            Message finish = Message.of(Message.Step.FINISH, Signed.finish(keys, END, transcript));
            transcript.add(finish);
            Message last = wire.exchange(device, finish);
            // A device that has seen other messages, or holds other keys, says so instead of finishing.
            boolean denied = last != null && last.step() == Message.Step.ERROR;
            String authenticator = denied
                    ? ""
                    : Fields.of(last, Message.Step.FINISH_RESPONSE, 1).matching(0, "[0-9a-f]{96}", "48 bytes");
            require(
                    Device.same(Signed.finish(keys, "device", transcript), authenticator),
                    HandshakeCheck.TRANSCRIPT,
                    denied ? "the device denies it" : "the last message does not fit");
            return keys;
        }

        private Fields ask(Message request, Message.Step step, int count) throws Malformed {
            transcript.add(request);
            Message answer = wire.exchange(device, request);
            Fields fields = Fields.of(answer, step, count);
            transcript.add(answer);
            return fields;
        }

        private void objectIf(Optional<String> objection, HandshakeCheck check) throws Refused {
            require(objection.isEmpty(), check, objection.orElse(""));
        }

        private void require(boolean holds, HandshakeCheck check, String detail) throws Refused {
            if (!holds && performed.contains(check)) {
                throw new Refused(check, detail);
            }
        }
    }
}
