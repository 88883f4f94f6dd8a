package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyTest {
    private static byte[] bytes(int first) {
        byte[] bytes = new byte[SecretKey.BYTES];
        bytes[0] = (byte) first;
        return bytes;
    }

    @Test
    void keysOfTheSameBytesAreEqual() {
        assertEquals(SecretKey.of(bytes(7)), SecretKey.of(bytes(7)));
        assertEquals(SecretKey.of(bytes(7)).hashCode(), SecretKey.of(bytes(7)).hashCode());
    }

    @Test
    void keysOfOtherBytesAreNot() {
        assertNotEquals(SecretKey.of(bytes(7)), SecretKey.of(bytes(8)));
        assertNotEquals(
                SecretKey.of(bytes(7)).hashCode(), SecretKey.of(bytes(8)).hashCode());
        assertNotEquals(SecretKey.of(bytes(7)), new Object());
    }

    @Test
    void aKeyDoesNotChangeWithTheBytesItWasMadeOfOrGave() {
        byte[] given = bytes(7);
        SecretKey key = SecretKey.of(given);
        given[0] = 8;
        key.bytes()[0] = 9;
        assertArrayEquals(bytes(7), key.bytes());
    }

    @Test
    void printingAKeyDoesNotShowIt() {
        assertEquals(SecretKey.of(bytes(7)).toString(), SecretKey.of(bytes(8)).toString());
        assertFalse(SecretKey.of(bytes(7)).toString().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void anotherLengthIsRefused(int length) {
        String message = assertThrows(IllegalArgumentException.class, () -> SecretKey.of(new byte[length]))
                .getMessage();
        assertEquals(
                "secret key: got " + length + " bytes, allowed 32; derive a key of that length with Hkdf", message);
    }
}
