package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeneratedRandomTest {
    private static final byte[] DRAWN = new byte[8];

    static {
        new SplittableRandom(1).nextBytes(DRAWN);
    }

    @Test
    void bytesAndSeedsAreThoseOfTheGenerator() {
        byte[] bytes = new byte[DRAWN.length];
        new GeneratedRandom(new SplittableRandom(1)).nextBytes(bytes);
        assertArrayEquals(DRAWN, bytes);
        assertArrayEquals(DRAWN, new GeneratedRandom(new SplittableRandom(1)).generateSeed(DRAWN.length));
    }
}
