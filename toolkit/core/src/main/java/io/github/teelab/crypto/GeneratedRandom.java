package io.github.teelab.crypto;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Any generator in the shape in which Bouncy Castle asks for random bytes; only as secret as that generator. */
final class GeneratedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator random;

    GeneratedRandom(RandomGenerator random) {
        super(null, null);
        this.random = random;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }

    @Override
    public byte[] generateSeed(int numBytes) {
        byte[] seed = new byte[numBytes];
        random.nextBytes(seed);
        return seed;
    }
}
