package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.Group;
import io.github.teelab.crypto.Hmac;
import io.github.teelab.crypto.KeyPair;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.attestation.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Somebody between user and box during attestation. */
final class HandshakeAttacks {
    static final List<BoxAttack> ALL = List.of(
            new BoxAttack(
                    "forge the attestation key",
                    "message 2",
                    BoxSafeguard.CERTIFICATE_CHAIN,
                    performed -> outcome(() -> forgeKey(performed))),
            new BoxAttack(
                    "answer as the manufacturer's other box",
                    "message 2",
                    BoxSafeguard.NAMED_BOX,
                    performed -> outcome(() -> otherBox(performed))),
            new BoxAttack(
                    "attest an old release",
                    "message 2",
                    BoxSafeguard.MEASUREMENT,
                    performed -> outcome(() -> staleMeasurement(performed))),
            new BoxAttack(
                    "swap the key share",
                    "message 2",
                    BoxSafeguard.SIGNED_SHARES,
                    performed -> outcome(() -> swapShare(performed))),
            new BoxAttack(
                    "pass a user's key for one's own",
                    "message 3",
                    BoxSafeguard.BOUND_IDENTITY,
                    performed -> outcome(() -> misbind(performed))),
            new BoxAttack(
                    "pose as a user",
                    "message 3",
                    BoxSafeguard.USER_CERTIFICATE,
                    performed -> outcome(() -> pose(performed))));

    private HandshakeAttacks() {}

    /** An attack that somebody may refuse to go along with. */
    @FunctionalInterface
    private interface Attempt {
        Verdict made() throws NotAccepted;
    }

    private static Verdict outcome(Attempt attempt) {
        try {
            return attempt.made();
        } catch (NotAccepted refused) {
            return Verdict.DETECTED;
        }
    }

    /** The adversary answers as a box of its own making. */
    private static Verdict forgeKey(Set<BoxSafeguard> performed) throws NotAccepted {
        World world = World.of(11);
        Sigma.User alice = world.user("alice");
        Sigma.Controller adversary = new Sigma.Controller(world.forged());
        Sigma.Proof proof = alice.prove(adversary.answer(alice.share()), world.expected(), performed);
        adversary.accept(proof, world.authority().verifyingKey(), performed);
        return adversary.session().equals(alice.session()) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** The adversary owns a box of the same manufacturer, whose certificates and measurements are in order. */
    private static Verdict otherBox(Set<BoxSafeguard> performed) throws NotAccepted {
        World world = World.of(16);
        Sigma.User alice = world.user("alice");
        Sigma.Controller other = new Sigma.Controller(world.another());
        Sigma.Proof proof = alice.prove(other.answer(alice.share()), world.expected(), performed);
        other.accept(proof, world.authority().verifyingKey(), performed);
        return other.session().equals(alice.session()) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** The box itself, with software that was current before a hole in it became known. */
    private static Verdict staleMeasurement(Set<BoxSafeguard> performed) throws NotAccepted {
        World world = World.of(12);
        Sigma.User alice = world.user("alice");
        Sigma.Controller old = new Sigma.Controller(world.box(1, world.stale()));
        alice.prove(old.answer(alice.share()), world.expected(), performed);
        return Verdict.SUCCEEDED;
    }

    /** The adversary keeps the box's certificates, measurement and signature and puts in a key share of its own. */
    private static Verdict swapShare(Set<BoxSafeguard> performed) throws NotAccepted {
        World world = World.of(13);
        Sigma.User alice = world.user("alice");
        Sigma.Controller box = new Sigma.Controller(world.box(1, world.current()));
        Sigma.Answer honest = box.answer(alice.share());
        KeyPair own = Group.P384.generate(Sigma.random(13, 8));
        byte[] shared = own.agree(alice.share());
        byte[] certificates = Sigma.bytes(honest.endorsement(), honest.attestation());
        byte[] authenticator = Hmac.of(Sigma.m(shared), certificates);
        Sigma.Answer swapped = new Sigma.Answer(
                Sigma.hex(own.publicBytes()),
                honest.endorsement(),
                honest.attestation(),
                honest.measurements(),
                honest.signature(),
                Sigma.hex(authenticator));
        alice.prove(swapped, world.expected(), performed);
        byte[] user = Sigma.bytes(world.userCertificate("alice"));
        SecretKey adversarys = Sigma.s(shared, alice.share(), own.publicBytes(), performed, certificates, user);
        return alice.session().equals(adversarys) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** Eve, a user herself, signs the shares of Alice's handshake: the box would take Alice's messages for Eve's. */
    private static Verdict misbind(Set<BoxSafeguard> performed) throws NotAccepted {
        World world = World.of(14);
        Sigma.User alice = world.user("alice");
        Sigma.Controller box = new Sigma.Controller(world.box(1, world.current()));
        Sigma.Answer answer = box.answer(alice.share());
        Sigma.Proof proof = alice.prove(answer, world.expected(), performed);
        Sigma.Proof eves = new Sigma.Proof(
                world.userCertificate("eve"),
                Sigma.hex(world.userKey("eve")
                        .sign(Sigma.signed(alice.share(), HexFormat.of().parseHex(answer.share()), List.of()))),
                proof.authenticator());
        String taken = box.accept(eves, world.authority().verifyingKey(), performed);
        boolean misled = taken.equals("eve") && box.session().equals(alice.session());
        return misled ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** Mallory issues a certificate for "alice" to herself. */
    private static Verdict pose(Set<BoxSafeguard> performed) throws NotAccepted {
        World world = World.of(15);
        SigningKey own = SigningKey.generate(Sigma.random(15, 8));
        Certificate certificate = Certificate.issue("alice", own.verifyingKey(), "authority", own);
        Sigma.User mallory = new Sigma.User(certificate, own);
        Sigma.Controller box = new Sigma.Controller(world.box(1, world.current()));
        Sigma.Proof proof = mallory.prove(box.answer(mallory.share()), world.expected(), performed);
        String taken = box.accept(proof, world.authority().verifyingKey(), performed);
        return taken.equals("alice") ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }
}
