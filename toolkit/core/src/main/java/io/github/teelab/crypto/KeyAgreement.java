package io.github.teelab.crypto;

import java.util.random.RandomGenerator;

/** A way for two parties to agree on a secret over a channel that others read (Diffie-Hellman); see {@link Group}. */
public interface KeyAgreement {
    /**
     * Draws a new pair of keys.
     *
     * @param random where the secret comes from; the same state gives the same pair, so a seeded generator is for
     *     simulation only and a {@link java.security.SecureRandom} for anything else
     */
    KeyPair generate(RandomGenerator random);
}
