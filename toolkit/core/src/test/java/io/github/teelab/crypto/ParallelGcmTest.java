package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParallelGcmTest {
    private static final byte[] KEY = Reference.bytes(8, SecretKey.BYTES);
    private static final SecretKey SECRET = SecretKey.of(KEY);
    private static final byte[] AAD = Reference.bytes(9, 37);

    @Property(tries = 50)
    void sealsAsBouncyCastleAndOpensAgain(
            @ForAll long seed,
            @ForAll @IntRange(max = 4_000) int length,
            @ForAll GhashForm form,
            @ForAll @IntRange(min = 1, max = 40) int ways)
            throws TagMismatch {
        byte[] plain = Reference.bytes(seed, length);
        ParallelGcm gcm = new ParallelGcm(SECRET, form, ways);
        byte[] expected = Reference.seal(KEY, Reference.IV, AAD, plain);
        byte[] keystream = gcm.keystream(Reference.IV, length + ways);
        assertArrayEquals(expected, gcm.seal(Reference.IV, AAD, plain));
        assertArrayEquals(expected, gcm.sealWith(keystream, Reference.IV, AAD, plain));
        assertArrayEquals(plain, gcm.open(Reference.IV, AAD, expected));
        assertArrayEquals(plain, gcm.openWith(keystream, Reference.IV, AAD, expected));
    }

    @ParameterizedTest
    @EnumSource
    void largeMessagesAreAsBouncyCastleSealsThem(GhashForm form) throws TagMismatch {
        ParallelGcm gcm = new ParallelGcm(SECRET, form, 8);
        for (int length : new int[] {1 << 20, (1 << 20) - 1, 300_017}) {
            byte[] plain = Reference.bytes(length, length);
            byte[] sealed = gcm.seal(Reference.IV, AAD, plain);
            assertArrayEquals(Reference.seal(KEY, Reference.IV, AAD, plain), sealed);
            assertArrayEquals(plain, gcm.open(Reference.IV, AAD, sealed));
        }
    }

    @Property(tries = 40)
    void anyChangedBitIsNoticed(
            @ForAll long seed, @ForAll @IntRange(max = 300) int length, @ForAll GhashForm form, @ForAll int where) {
        ParallelGcm gcm = new ParallelGcm(SECRET, form, 4);
        byte[] sealed = gcm.seal(Reference.IV, AAD, Reference.bytes(seed, length));
        byte[] keystream = gcm.keystream(Reference.IV, length);
        byte[] changed = AesGcmTest.changed(sealed, where);
        assertThrows(TagMismatch.class, () -> gcm.open(Reference.IV, AAD, changed));
        assertThrows(TagMismatch.class, () -> gcm.openWith(keystream, Reference.IV, AAD, changed));
        assertThrows(TagMismatch.class, () -> gcm.open(Reference.IV, AesGcmTest.changed(AAD, where), sealed));
        assertThrows(TagMismatch.class, () -> gcm.open(AesGcmTest.changed(Reference.IV, where), AAD, sealed));
    }

    @Test
    void sealsAPartOfAnArray() {
        ParallelGcm gcm = new ParallelGcm(SECRET, GhashForm.STRIDED, 3);
        byte[] plain = Reference.bytes(3, 100);
        assertArrayEquals(
                gcm.seal(Reference.IV, AAD, Arrays.copyOfRange(plain, 20, 70)),
                gcm.seal(Reference.IV, AAD, plain, 20, 50));
    }

    @Test
    void aKeystreamAsLongAsTheMessageIsEnough() throws TagMismatch {
        ParallelGcm gcm = new ParallelGcm(SECRET, GhashForm.STRIDED, 3);
        byte[] plain = Reference.bytes(3, 100);
        byte[] keystream = gcm.keystream(Reference.IV, plain.length);
        byte[] sealed = gcm.sealWith(keystream, Reference.IV, AAD, plain);
        assertArrayEquals(plain, gcm.openWith(keystream, Reference.IV, AAD, sealed));
        byte[] shorter = Arrays.copyOf(keystream, plain.length - 1);
        assertThrows(IllegalArgumentException.class, () -> gcm.sealWith(shorter, Reference.IV, AAD, plain));
        assertThrows(IllegalArgumentException.class, () -> gcm.openWith(shorter, Reference.IV, AAD, sealed));
    }

    @Test
    void keystreamsAreOnlyForIvsOfTwelveBytes() {
        ParallelGcm gcm = new ParallelGcm(SECRET, GhashForm.TREE, 2);
        assertThrows(IllegalArgumentException.class, () -> gcm.keystream(new byte[13], 1));
        assertThrows(IllegalArgumentException.class, () -> gcm.sealWith(new byte[99], new byte[13], AAD, AAD));
    }

    @Test
    void argumentsOutOfRangeAreNamed() {
        ParallelGcm gcm = new ParallelGcm(SECRET, GhashForm.TREE, 2);
        assertThrows(TagMismatch.class, () -> gcm.open(Reference.IV, AAD, new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> gcm.seal(new byte[16], AAD, AAD));
        assertThrows(IllegalArgumentException.class, () -> gcm.seal(Reference.IV, AAD, AAD, 30, 8));
        assertThrows(IllegalArgumentException.class, () -> gcm.keystream(Reference.IV, -1));
        assertThrows(IllegalArgumentException.class, () -> gcm.sealWith(new byte[5], Reference.IV, AAD, AAD));
        assertThrows(IllegalArgumentException.class, () -> new ParallelGcm(SECRET, GhashForm.SERIAL, 0));
    }
}
