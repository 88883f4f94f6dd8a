package io.github.teelab.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What a memory controller does to a line: AES-128 in counter mode over (address, version), so C = AES(K, (PA, VN)) xor P, and
 * a 56-bit code over (C, PA, VN), here the first 56 bits of AES-CMAC under a key of its own (TensorTEE, ASPLOS 2024, section
 * 2.2). It keeps nothing secret but the keys: that no (address, version) comes twice is its user's business. Immutable.
 */
public final class LineCipher {
    /** Bytes of a code. */
    public static final int MAC_BYTES = 7;

    private static final int BLOCK_BYTES = 16;
    private static final int KEY_BYTES = 16;

    private final KeyParameter cipherKey;
    private final KeyParameter macKey;

    /** Both keys from one secret: its first half for the cipher, its second for the code. */
    public LineCipher(SecretKey secret) {
        byte[] bytes = secret.bytes();
        this.cipherKey = new KeyParameter(bytes, 0, KEY_BYTES);
        this.macKey = new KeyParameter(bytes, KEY_BYTES, KEY_BYTES);
    }

    /**
     * Encrypts or decrypts a line: the same operation.
     *
     * @param line a whole number of blocks of 16 bytes; not changed
     * @param address of its first byte
     * @param version of its contents
     * @throws IllegalArgumentException if the line is no whole number of blocks
     */
    public byte[] crypt(byte[] line, long address, long version) {
        if (line.length == 0 || line.length % BLOCK_BYTES != 0) {
            throw new IllegalArgumentException(
                    "line: got " + line.length + " bytes, allowed a positive multiple of " + BLOCK_BYTES);
        }
        BlockCipher cipher = AESEngine.newInstance();
        cipher.init(true, cipherKey);
        byte[] result = line.clone();
        byte[] stream = new byte[BLOCK_BYTES];
        for (int at = 0; at < line.length; at += BLOCK_BYTES) {
            byte[] counter = ByteBuffer.allocate(BLOCK_BYTES)
                    .putLong(address + at)
                    .putLong(version)
                    .array();
            cipher.processBlock(counter, 0, stream, 0);
            for (int i = 0; i < BLOCK_BYTES; i++) {
                result[at + i] ^= stream[i];
            }
        }
        return result;
    }

    /** The code of what lies in memory at an address under a version. */
    public byte[] mac(byte[] stored, long address, long version) {
        CMac mac = new CMac(AESEngine.newInstance());
        mac.init(macKey);
        mac.update(stored, 0, stored.length);
        byte[] bound = ByteBuffer.allocate(BLOCK_BYTES)
                .putLong(address)
                .putLong(version)
                .array();
        mac.update(bound, 0, bound.length);
        byte[] full = new byte[mac.getMacSize()];
        mac.doFinal(full, 0);
        return Arrays.copyOf(full, MAC_BYTES);
    }

    /** Whether two codes are equal; takes the same time wherever they differ. */
    public static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
