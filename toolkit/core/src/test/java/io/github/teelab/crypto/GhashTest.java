package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GhashTest {
    private static final byte[] HASH_KEY = Reference.bytes(5, 16);
    private static final byte[] AAD = Reference.bytes(6, 21);

    @Property(tries = 50)
    void everyFormIsTheChainOfTheStandard(
            @ForAll long seed,
            @ForAll @IntRange(max = 50) int aadLength,
            @ForAll @IntRange(max = 700) int length,
            @ForAll @IntRange(min = 1, max = 60) int ways) {
        byte[] hashKey = Reference.bytes(seed, 16);
        byte[] aad = Reference.bytes(seed + 1, aadLength);
        byte[] ciphertext = Reference.bytes(seed + 2, length);
        byte[] expected = Reference.ghash(hashKey, aad, ciphertext);
        Ghash ghash = new Ghash(hashKey);
        assertArrayEquals(expected, ghash.serial(aad, ciphertext), "serial");
        assertArrayEquals(expected, ghash.contiguous(aad, ciphertext, ways), "contiguous");
        assertArrayEquals(expected, ghash.strided(aad, ciphertext, ways), "strided");
        assertArrayEquals(expected, ghash.tree(aad, ciphertext), "tree");
    }

    @Test
    void everyNumberOfBlocksUpToForty() {
        Ghash ghash = new Ghash(HASH_KEY);
        for (int blocks = 0; blocks <= 40; blocks++) {
            byte[] ciphertext = Reference.bytes(blocks, 16 * blocks);
            byte[] serial = ghash.serial(AAD, ciphertext);
            for (int ways : new int[] {1, 2, 3, 7, 8, 64, Integer.MAX_VALUE}) {
                for (GhashForm form : GhashForm.values()) {
                    assertArrayEquals(serial, ghash.hash(form, AAD, ciphertext, ways), form + " in " + ways);
                }
            }
        }
    }

    @Test
    void theNumberOfThreadsMakesNoDifference() {
        byte[] ciphertext = Reference.bytes(7, 100_001);
        Ghash ghash = new Ghash(HASH_KEY);
        byte[] expected = ghash.serial(AAD, ciphertext);
        for (int threads : new int[] {1, 4}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                for (GhashForm form : GhashForm.values()) {
                    byte[] hash = pool.submit(() -> ghash.hash(form, AAD, ciphertext, 8))
                            .join();
                    assertArrayEquals(expected, hash, form + " on " + threads + " threads");
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void costsAreThoseOfTheFormulas() {
        assertEquals(64, GhashForm.SERIAL.depth(64, 8));
        assertEquals(64, GhashForm.SERIAL.work(64, 8));
        assertEquals(9, GhashForm.CONTIGUOUS.depth(64, 8));
        assertEquals(10, GhashForm.STRIDED.depth(65, 8));
        assertEquals(72, GhashForm.STRIDED.work(64, 8));
        assertEquals(7, GhashForm.TREE.depth(64, 8));
        assertEquals(8, GhashForm.TREE.depth(65, 8));
        assertEquals(127, GhashForm.TREE.work(64, 8));
        assertEquals(2, GhashForm.CONTIGUOUS.depth(3, 100), "more ways than blocks help no further");
        assertEquals(6, GhashForm.CONTIGUOUS.work(3, 100));
        for (GhashForm form : GhashForm.values()) {
            assertEquals(0, form.depth(0, 1));
            assertEquals(0, form.work(0, 1));
        }
        assertEquals(1, GhashForm.TREE.depth(1, 1));
    }

    @Test
    void argumentsOutOfRangeAreNamed() {
        Ghash ghash = new Ghash(HASH_KEY);
        assertThrows(IllegalArgumentException.class, () -> new Ghash(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> ghash.strided(AAD, AAD, 0));
        assertThrows(IllegalArgumentException.class, () -> GhashForm.TREE.depth(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> GhashForm.SERIAL.work(1, 0));
    }
}
