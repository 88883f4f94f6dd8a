package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.Hkdf;
import io.github.teelab.crypto.Hmac;
import io.github.teelab.crypto.KeyPair;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.VerifyingKey;
import io.github.teelab.crypto.attestation.Certificate;
import io.github.teelab.crypto.attestation.Measurement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
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
 * messages to come. Groups and signatures are on P-384.
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

    /** A user's end. */
    public static final class User {
        private final Certificate certificate;
        private final SigningKey key;
        private final KeyPair pair;
        private SecretKey session;

        /** A user with a certificate, at the beginning of a handshake. */
        public User(Certificate certificate, SigningKey key, RandomGenerator random) {
            this.certificate = certificate;
            this.key = key;
            this.pair = Group.P384.generate(random);
        }

        /** The first message, g^a. */
        public byte[] share() {
            return pair.publicBytes();
        }

        /**
         * Checks the controller's answer and proves who the user is.
         *
         * @param root the manufacturer's key
         * @param current what the user wants to have been measured
         * @param performed the safeguards that are in force
         * @throws NotAccepted naming the safeguard that stopped it
         */
        public Proof prove(Answer answer, VerifyingKey root, List<Measurement> current, Set<BoxSafeguard> performed)
                throws NotAccepted {
            boolean chain = answer.endorsement().isSignedBy(root)
                    && answer.attestation().isSignedBy(key(answer.endorsement()));
            require(chain, BoxSafeguard.CERTIFICATE_CHAIN, performed);
            require(answer.measurements().equals(current), BoxSafeguard.MEASUREMENT, performed);
            byte[] boxShare = unhex(answer.share());
            byte[] signed = signed(share(), boxShare, answer.measurements());
            require(
                    key(answer.attestation()).verifies(signed, unhex(answer.signature())),
                    BoxSafeguard.SIGNED_SHARES,
                    performed);
            byte[] shared = pair.agree(boxShare);
            byte[] certificates = bytes(answer.endorsement(), answer.attestation());
            require(
                    Hmac.verifies(m(shared), certificates, unhex(answer.authenticator())),
                    BoxSafeguard.BOUND_IDENTITY,
                    performed);
            session = s(shared);
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
        private final KeyPair pair;
        private byte[] userShare = {};
        private SecretKey session;

        /** A controller at the beginning of a handshake. */
        public Controller(Identity identity, RandomGenerator random) {
            this.identity = identity;
            this.pair = Group.P384.generate(random);
        }

        /** The second message. */
        public Answer answer(byte[] share) {
            userShare = share.clone();
            byte[] shared = pair.agree(share);
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
         * @throws NotAccepted naming the safeguard that stopped it
         */
        public String accept(Proof proof, VerifyingKey authority, Set<BoxSafeguard> performed) throws NotAccepted {
            byte[] shared = pair.agree(userShare);
            boolean certified = proof.certificate().isSignedBy(authority)
                    && key(proof.certificate())
                            .verifies(signed(userShare, pair.publicBytes(), List.of()), unhex(proof.signature()));
            require(certified, BoxSafeguard.USER_CERTIFICATE, performed);
            require(
                    Hmac.verifies(m(shared), bytes(proof.certificate()), unhex(proof.authenticator())),
                    BoxSafeguard.BOUND_IDENTITY,
                    performed);
            session = s(shared);
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

        static SecretKey held(SecretKey session) {
            if (session == null) {
                throw new IllegalStateException("no session yet: the handshake has not come to its end");
            }
            return session;
        }
    }

    /** Keys for channels: a handshake between a user and a box in order is held when the first is asked for. */
    public static Supplier<SecretKey> channelKeys() {
        AtomicInteger given = new AtomicInteger();
        World world = World.of(1);
        return () -> {
            byte[] session = world.session().bytes();
            String use = "channel " + given.getAndIncrement();
            return SecretKey.of(Hkdf.derive(session, new byte[0], use, SecretKey.BYTES));
        };
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] unhex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static SecretKey m(byte[] shared) {
        return SecretKey.of(Hkdf.derive(shared, M_SALT, "authenticate", SecretKey.BYTES));
    }

    static SecretKey s(byte[] shared) {
        return SecretKey.of(Hkdf.derive(shared, S_SALT, "session", SecretKey.BYTES));
    }

    static byte[] bytes(Certificate... certificates) {
        return List.of(certificates).stream()
                .map(Certificate::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] signed(byte[] userShare, byte[] boxShare, List<Measurement> measurements) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(userShare);
        text.writeBytes(boxShare);
        text.writeBytes(measurements.toString().getBytes(StandardCharsets.UTF_8));
        return text.toByteArray();
    }

    private static VerifyingKey key(Certificate certificate) {
        return VerifyingKey.of(HexFormat.of().parseHex(certificate.key()));
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
