package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.attestation.Certificate;
import io.github.teelab.crypto.attestation.DeviceIdentity;
import io.github.teelab.crypto.attestation.Measurement;
import io.github.teelab.crypto.attestation.Vendor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everybody who takes part: a manufacturer, an authority that certifies users, a box, users. Keys come from a seed: for
 * experiments, not for secrets.
 *
 * @param manufacturer whose root every user knows
 * @param authority who certifies users
 * @param endorsement the key inside the box's encrypted bitstream
 * @param seed of all randomness
 */
public record World(SigningKey manufacturer, SigningKey authority, SigningKey endorsement, long seed) {
    /** A world of its own for each seed. */
    public static World of(long seed) {
        return new World(
                SigningKey.generate(Sigma.random(seed, 1)),
                SigningKey.generate(Sigma.random(seed, 2)),
                SigningKey.generate(Sigma.random(seed, 3)),
                seed);
    }

    /** What a box in order has loaded. */
    public List<Measurement> current() {
        return List.of(Vendor.released("controller firmware", 3), Vendor.released("enclave software", 7));
    }

    /** What it had loaded before the last update. */
    public List<Measurement> stale() {
        return List.of(Vendor.released("controller firmware", 2), Vendor.released("enclave software", 6));
    }

    /**
     * The box's identity after a power-up, with an attestation key of its own.
     *
     * @param powerUp which power-up
     * @param measurements what it has loaded
     */
    public Sigma.Identity box(int powerUp, List<Measurement> measurements) {
        SigningKey attestation = SigningKey.generate(Sigma.random(seed, 100 + powerUp));
        return new Sigma.Identity(
                Certificate.issue("box", endorsement.verifyingKey(), "manufacturer", manufacturer),
                Certificate.issue("attestation key", attestation.verifyingKey(), "box", endorsement),
                attestation,
                measurements);
    }

    /** What a user of that box expects of it. */
    public Sigma.Expected expected() {
        return new Sigma.Expected(
                manufacturer.verifyingKey(), DeviceIdentity.of("box", endorsement.verifyingKey()), current());
    }

    /** Another box of the same manufacturer, in order, which somebody else owns. */
    public Sigma.Identity another() {
        World other = new World(manufacturer, authority, SigningKey.generate(Sigma.random(seed, 6)), seed);
        return other.box(2, current());
    }

    /** The box's own endorsement certificate over an attestation key of somebody else's. */
    public Sigma.Identity forged() {
        SigningKey endorser = SigningKey.generate(Sigma.random(seed, 4));
        SigningKey attestation = SigningKey.generate(Sigma.random(seed, 5));
        return new Sigma.Identity(
                box(1, current()).endorsement(),
                Certificate.issue("attestation key", attestation.verifyingKey(), "box", endorser),
                attestation,
                current());
    }

    /** A user whom the authority knows, at the beginning of a handshake. */
    public Sigma.User user(String name) {
        return new Sigma.User(userCertificate(name), userKey(name));
    }

    /** The user's certificate. */
    public Certificate userCertificate(String name) {
        return Certificate.issue(name, userKey(name).verifyingKey(), "authority", authority);
    }

    /** The key under that certificate. */
    public SigningKey userKey(String name) {
        return SigningKey.generate(Sigma.random(seed, 10_000 + Math.floorMod(name.hashCode(), 10_000)));
    }

    /** The session key of a user and a box in order, another one each time. */
    SecretKey session() {
        Set<BoxSafeguard> all = EnumSet.allOf(BoxSafeguard.class);
        Sigma.User user = user("alice");
        Sigma.Controller box = new Sigma.Controller(box(1, current()));
        try {
            box.accept(user.prove(box.answer(user.share()), expected(), all), authority.verifyingKey(), all);
        } catch (NotAccepted impossible) {
            throw new IllegalStateException("a box in order was refused: " + impossible.getMessage(), impossible);
        }
        return user.session();
    }
}
