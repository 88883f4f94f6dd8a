package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.Hkdf;
import io.github.teelab.crypto.Hmac;
import io.github.teelab.crypto.KeyPair;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.VerifyingKey;
import io.github.teelab.crypto.attestation.Certificate;
import io.github.teelab.crypto.attestation.DeviceIdentity;
import io.github.teelab.crypto.attestation.Measurement;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The three messages by which a user and the security controller come to trust each other and share keys (SIGMA:
 * Krawczyk, CRYPTO 2003; HETEE section 3).
 *
 * <pre>
 * 1. user to controller: g^a
 * 2. controller to user: g^b, certificates, Sig_AK(g^a, g^b, EM), MAC_m(certificates)
 * 3. user to controller: certificate, Sig_U(g^a, g^b), MAC_m(certificate)
 * </pre>
 *
 * EM is the measurement of the enclave software; m = KDF(g^ab, mSalt) authenticates, s = KDF(g^ab, sSalt) protects the
 * messages to come. That s depends on both shares and certificates too is this toolkit's choice. Groups and signatures are on
 * P-384; key shares are fresh in each handshake, whatever the seed of the world.
 */
public final class Sigma {
    private static final byte[] M_SALT = "mSalt".getBytes(StandardCharsets.UTF_8);
    private static final byte[] S_SALT = "sSalt".getBytes(StandardCharsets.UTF_8);

    private Sigma() {}

    /**
     * The controller's answer to a key share; binary values in hexadecimal.
     *
     * @param share g^b
     * @param endorsement the manufacturer's certificate of the endorsement key
     * @param attestation the endorsement key's certificate of the attestation key
     * @param measurements EM
     * @param signature of the attestation key over both shares and EM
     * @param authenticator under m, over both certificates
     */
    public record Answer(
            String share,
            Certificate endorsement,
            Certificate attestation,
            List<Measurement> measurements,
            String signature,
            String authenticator) {}

    /**
     * The user's proof; binary values in hexadecimal.
     *
     * @param certificate the user's
     * @param signature over both shares
     * @param authenticator under m, over the certificate
     */
    public record Proof(Certificate certificate, String signature, String authenticator) {}

    /**
     * What a side that certificates lead to holds.
     *
     * @param endorsement certificate of its endorsement key
     * @param attestation certificate of its attestation key
     * @param key the attestation key
     * @param measurements what it has loaded
     */
    public record Identity(
            Certificate endorsement, Certificate attestation, SigningKey key, List<Measurement> measurements) {}

    /**
     * What a user means to talk to.
     *
     * @param root the manufacturer's key
     * @param box the identity of the box's endorsement key
     * @param measurements what it must have loaded, in that order
     */
    public record Expected(VerifyingKey root, DeviceIdentity box, List<Measurement> measurements) {
        public Expected {
            measurements = List.copyOf(measurements);
        }
    }

    /** A user's end. */
    public static final class User {
        private final Certificate certificate;
        private final SigningKey key;
        private final KeyPair pair = Group.P384.generate(new SecureRandom());
        private Optional<SecretKey> session = Optional.empty();

        /** A user with a certificate, at the beginning of a handshake. */
        public User(Certificate certificate, SigningKey key) {
            this.certificate = certificate;
            this.key = key;
        }

        /** The first message, g^a. */
        public byte[] share() {
            return pair.publicBytes();
        }

        /**
         * Checks the controller's answer and proves who the user is.
         *
         * @param expected what the user means to talk to
         * @param performed the safeguards that are in force
         * @throws NotAccepted naming the safeguard that stopped it, or what is malformed
         */
        public Proof prove(Answer answer, Expected expected, Set<BoxSafeguard> performed) throws NotAccepted {
            VerifyingKey endorsement = key(answer.endorsement());
            VerifyingKey attestation = key(answer.attestation());
            boolean chain = answer.endorsement().isSignedBy(expected.root())
                    && answer.attestation().isSignedBy(endorsement)
                    && answer.attestation().issuer().equals(answer.endorsement().subject());
            require(chain, BoxSafeguard.CERTIFICATE_CHAIN, performed);
            require(DeviceIdentity.of(answer.endorsement()).equals(expected.box()), BoxSafeguard.NAMED_BOX, performed);
            require(answer.measurements().equals(expected.measurements()), BoxSafeguard.MEASUREMENT, performed);
            byte[] boxShare = unhex(answer.share());
            byte[] signed = signed(share(), boxShare, answer.measurements());
            require(attestation.verifies(signed, unhex(answer.signature())), BoxSafeguard.SIGNED_SHARES, performed);
            byte[] shared = agree(pair, boxShare);
            byte[] certificates = bytes(answer.endorsement(), answer.attestation());
            require(
                    Hmac.verifies(m(shared), certificates, unhex(answer.authenticator())),
                    BoxSafeguard.BOUND_IDENTITY,
                    performed);
            session = Optional.of(s(shared, share(), boxShare, performed, certificates, bytes(certificate)));
            return new Proof(
                    certificate,
                    hex(key.sign(signed(share(), boxShare, List.of()))),
                    hex(Hmac.of(m(shared), bytes(certificate))));
        }

        /**
         * The key s.
         *
         * @throws IllegalStateException before the controller's answer was accepted
         */
        public SecretKey session() {
            return Controller.held(session);
        }
    }

    /** The controller's end. */
    public static final class Controller {
        private final Identity identity;
        private final KeyPair pair = Group.P384.generate(new SecureRandom());
        private byte[] userShare = {};
        private Optional<SecretKey> session = Optional.empty();

        /** A controller at the beginning of a handshake. */
        public Controller(Identity identity) {
            this.identity = identity;
        }

        /**
         * The second message.
         *
         * @throws NotAccepted if the share is not a user's
         */
        public Answer answer(byte[] share) throws NotAccepted {
            byte[] shared = agree(pair, share);
            userShare = share.clone();
            return new Answer(
                    hex(pair.publicBytes()),
                    identity.endorsement(),
                    identity.attestation(),
                    identity.measurements(),
                    hex(identity.key().sign(signed(share, pair.publicBytes(), identity.measurements()))),
                    hex(Hmac.of(m(shared), bytes(identity.endorsement(), identity.attestation()))));
        }

        /**
         * Checks the user's proof.
         *
         * @param authority who certifies users
         * @param performed the safeguards that are in force
         * @return the user's name
         * @throws NotAccepted naming the safeguard that stopped it, or what is malformed
         */
        public String accept(Proof proof, VerifyingKey authority, Set<BoxSafeguard> performed) throws NotAccepted {
            byte[] shared = agree(pair, userShare);
            boolean certified = proof.certificate().isSignedBy(authority)
                    && key(proof.certificate())
                            .verifies(signed(userShare, pair.publicBytes(), List.of()), unhex(proof.signature()));
            require(certified, BoxSafeguard.USER_CERTIFICATE, performed);
            require(
                    Hmac.verifies(m(shared), bytes(proof.certificate()), unhex(proof.authenticator())),
                    BoxSafeguard.BOUND_IDENTITY,
                    performed);
            byte[] certificates = bytes(identity.endorsement(), identity.attestation());
            session = Optional.of(
                    s(shared, userShare, pair.publicBytes(), performed, certificates, bytes(proof.certificate())));
            return proof.certificate().subject();
        }

        /**
         * The key s.
         *
         * @throws IllegalStateException before the user's proof was accepted
         */
        public SecretKey session() {
            return held(session);
        }

        static SecretKey held(Optional<SecretKey> session) {
            return session.orElseThrow(
                    () -> new IllegalStateException("no session yet: the handshake has not come to its end"));
        }
    }

    /** Keys for the channels of one session: user and box hold their handshake when the first is asked for. */
    public static Supplier<SecretKey> channelKeys() {
        return new ChannelKeys();
    }

    /** A session that begins when it is needed. */
    private static final class ChannelKeys implements Supplier<SecretKey> {
        private Optional<SecretKey> session = Optional.empty();
        private int given;

        @Override
        public synchronized SecretKey get() {
            SecretKey held = session.orElseGet(() -> World.of(1).session());
            session = Optional.of(held);
            return derived(held, "channel " + given++);
        }
    }

    /** A key of one use, from that of the session. */
    static SecretKey derived(SecretKey session, String use) {
        return SecretKey.of(Hkdf.derive(session.bytes(), new byte[0], use, SecretKey.BYTES));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] unhex(String text) throws NotAccepted {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            throw new NotAccepted("a field is not hexadecimal");
        }
    }

    /** A share that is no point, or one's own thrown back, is nobody's. */
    private static byte[] agree(KeyPair own, byte[] other) throws NotAccepted {
        if (Arrays.equals(own.publicBytes(), other)) {
            throw new NotAccepted("the key share is one's own");
        }
        try {
            return own.agree(other);
        } catch (IllegalArgumentException notAPoint) {
            throw new NotAccepted("the key share is no point of P-384");
        }
    }

    static SecretKey m(byte[] shared) {
        return SecretKey.of(Hkdf.derive(shared, M_SALT, "authenticate", SecretKey.BYTES));
    }

    /** @param identities the certificates of box and user, which the key depends on where identities are bound */
    static SecretKey s(
            byte[] shared, byte[] userShare, byte[] boxShare, Set<BoxSafeguard> performed, byte[]... identities) {
        String transcript = "session " + hex(userShare) + hex(boxShare);
        if (performed.contains(BoxSafeguard.BOUND_IDENTITY)) {
            for (byte[] identity : identities) {
                transcript += " " + hex(identity);
            }
        }
        return SecretKey.of(Hkdf.derive(shared, S_SALT, transcript, SecretKey.BYTES));
    }

    static byte[] bytes(Certificate... certificates) {
        return List.of(certificates).stream()
                .map(Certificate::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] signed(byte[] userShare, byte[] boxShare, List<Measurement> measurements) {
        return (hex(userShare) + " " + hex(boxShare) + " " + measurements).getBytes(StandardCharsets.UTF_8);
    }

    private static VerifyingKey key(Certificate certificate) throws NotAccepted {
        return certificate
                .verifyingKey()
                .orElseThrow(() -> new NotAccepted("a certificate's key is no point of P-384"));
    }

    private static void require(boolean holds, BoxSafeguard safeguard, Set<BoxSafeguard> performed) throws NotAccepted {
        if (!holds && performed.contains(safeguard)) {
            throw new NotAccepted(safeguard);
        }
    }

    static RandomGenerator random(long seed, long use) {
        return new SplittableRandom(seed * 1_000 + use);
    }
}
