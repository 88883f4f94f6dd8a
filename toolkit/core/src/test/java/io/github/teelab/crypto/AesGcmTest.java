package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AesGcmTest {
    private static final byte[] KEY = Reference.bytes(1, SecretKey.BYTES);
    private static final byte[] AAD = {1, 2, 3};

    private final AesGcm gcm = new AesGcm(SecretKey.of(KEY));

    @Property(tries = 50)
    void sealsAsBouncyCastleAndOpensAgain(
            @ForAll long seed, @ForAll @IntRange(max = 4_000) int length, @ForAll @IntRange(max = 100) int aadLength)
            throws TagMismatch {
        byte[] plain = Reference.bytes(seed, length);
        byte[] aad = Reference.bytes(seed + 1, aadLength);
        byte[] iv = Reference.bytes(seed + 2, AesGcm.IV_BYTES);
        byte[] sealed = gcm.seal(iv, aad, plain);
        assertArrayEquals(Reference.seal(KEY, iv, aad, plain), sealed);
        assertArrayEquals(plain, gcm.open(iv, aad, sealed));
    }

    @Test
    void aMebibyteIsAsBouncyCastleSealsIt() throws TagMismatch {
        byte[] plain = Reference.bytes(2, 1 << 20);
        byte[] sealed = gcm.seal(Reference.IV, AAD, plain);
        assertArrayEquals(Reference.seal(KEY, Reference.IV, AAD, plain), sealed);
        assertArrayEquals(plain, gcm.open(Reference.IV, AAD, sealed));
    }

    @Test
    void sealsAPartOfAnArray() {
        byte[] plain = Reference.bytes(3, 100);
        assertArrayEquals(
                gcm.seal(Reference.IV, AAD, Arrays.copyOfRange(plain, 20, 70)),
                gcm.seal(Reference.IV, AAD, plain, 20, 50));
    }

    @Property(tries = 50)
    void anyChangedBitIsNoticed(@ForAll long seed, @ForAll @IntRange(max = 300) int length, @ForAll int where)
            throws TagMismatch {
        byte[] plain = Reference.bytes(seed, length);
        byte[] sealed = gcm.seal(Reference.IV, AAD, plain);
        assertThrows(TagMismatch.class, () -> gcm.open(Reference.IV, AAD, changed(sealed, where)));
        assertThrows(TagMismatch.class, () -> gcm.open(Reference.IV, changed(AAD, where), sealed));
        assertThrows(TagMismatch.class, () -> gcm.open(changed(Reference.IV, where), AAD, sealed));
        assertArrayEquals(plain, gcm.open(Reference.IV, AAD, sealed), "it works on after a mismatch");
    }

    @Test
    void aMessageTooShortForATagIsAMismatch() {
        assertThrows(TagMismatch.class, () -> gcm.open(Reference.IV, AAD, new byte[15]));
    }

    @Test
    void nothingCanBeSealedAtTheEndOfAnArray() {
        assertArrayEquals(gcm.seal(Reference.IV, AAD, new byte[0]), gcm.seal(Reference.IV, AAD, AAD, AAD.length, 0));
    }

    @Test
    void argumentsOutOfRangeAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> gcm.seal(Reference.IV, AAD, AAD, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> gcm.seal(new byte[16], AAD, AAD));
        assertThrows(IllegalArgumentException.class, () -> gcm.open(new byte[11], AAD, new byte[16]));
        assertThrows(IllegalArgumentException.class, () -> gcm.seal(Reference.IV, AAD, AAD, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> gcm.seal(Reference.IV, AAD, AAD, -1, 2));
        assertThrows(IllegalArgumentException.class, () -> SecretKey.of(new byte[16]));
    }

    static byte[] changed(byte[] bytes, int where) {
        byte[] changed = bytes.clone();
        int index = Math.floorMod(where, bytes.length);
        int bit = 1 << Math.floorMod(where, Byte.SIZE);
        changed[index] = (byte) (changed[index] ^ bit);
        return changed;
    }
}
