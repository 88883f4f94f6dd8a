package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineCipherTest {
    private static final SecretKey KEY =
            SecretKey.of(HexFormat.of().parseHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"));
    private static final LineCipher CIPHER = new LineCipher(KEY, KEY);

    /** One block of 16 bytes at a time against the JDK's AES in counter mode. */
    @Property(tries = 50)
    void theKeyStreamIsAesOfAddressAndVersion(
            @ForAll @Size(16) byte[] block, @ForAll long address, @ForAll long version)
            throws GeneralSecurityException {
        Cipher jdk = Cipher.getInstance("AES/CTR/NoPadding");
        byte[] counter =
                ByteBuffer.allocate(16).putLong(address).putLong(version).array();
        jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY.bytes(), "AES"), new IvParameterSpec(counter));
        assertArrayEquals(jdk.doFinal(block), CIPHER.apply(address, version, block));
    }

    @Property(tries = 50)
    void decryptingIsEncryptingAgain(@ForAll @Size(64) byte[] line, @ForAll long address, @ForAll long version) {
        assertArrayEquals(line, CIPHER.apply(address, version, CIPHER.apply(address, version, line)));
    }

    @Test
    void eachBlockOfALineHasTheKeyStreamOfItsOwnAddress() {
        byte[] line = Reference.bytes(30, 40);
        byte[] encrypted = CIPHER.apply(64, 3, line);
        for (int at = 0; at < line.length; at += 16) {
            int end = Math.min(at + 16, line.length);
            assertArrayEquals(
                    CIPHER.apply(64 + at, 3, Arrays.copyOfRange(line, at, end)),
                    Arrays.copyOfRange(encrypted, at, end));
        }
    }

    @Test
    void theCodeAsBytesIsTheNumberWithTheHighestByteFirst() {
        byte[] line = Reference.bytes(31, 64);
        byte[] number = ByteBuffer.allocate(8).putLong(CIPHER.mac(64, 1, line)).array();
        assertArrayEquals(Arrays.copyOfRange(number, 1, 8), CIPHER.macBytes(64, 1, line));
    }

    @Test
    void oneSecretGivesTwoKeys() {
        LineCipher cipher = LineCipher.of(KEY);
        byte[] line = new byte[64];
        assertFalse(Arrays.equals(CIPHER.apply(0, 0, line), cipher.apply(0, 0, line)));
        assertNotEquals(CIPHER.mac(0, 0, line), cipher.mac(0, 0, line));
    }

    /** Example 2 of NIST SP 800-38B for AES-256: its message is the block of address and version, and no line. */
    @Test
    void theCodeIsThatOfThePublishedVector() {
        ByteBuffer message = ByteBuffer.wrap(HexFormat.of().parseHex("6bc1bee22e409f96e93d7e117393172a"));
        assertEquals(0x28a7023f452e8fL, CIPHER.mac(message.getLong(), message.getLong(), new byte[0]));
    }

    @Test
    void theCodeCoversAddressVersionAndEveryByte() {
        byte[] line = new byte[64];
        long code = CIPHER.mac(64, 1, line);
        assertNotEquals(code, CIPHER.mac(128, 1, line));
        assertNotEquals(code, CIPHER.mac(64, 2, line));
        for (int index = 0; index < line.length; index++) {
            byte[] changed = line.clone();
            changed[index] = 1;
            assertNotEquals(code, CIPHER.mac(64, 1, changed));
        }
        assertEquals(0, code >>> LineCipher.MAC_BITS);
        assertFalse(Arrays.equals(CIPHER.apply(64, 1, line), CIPHER.apply(64, 2, line)));
    }
}
