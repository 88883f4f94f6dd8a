package io.github.teelab.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What a memory encryption engine does to a line: counter mode over address and version, and an authentication code of 56
 * bits over ciphertext, address and version (TensorTEE section 2.2: C = AES(K, (PA, VN)) xor P, MAC = Hash(K', (C, PA, VN))).
 * The cipher is AES-256, the hash AES-CMAC cut to 56 bits (NIST SP 800-38B), both Bouncy Castle's. For one thread at a time.
 *
 * <p>Not guaranteed: whoever encrypts two lines under one address and version gives away their difference.
 */
public final class LineCipher {
    /** Bits of an authentication code. */
    public static final int MAC_BITS = 56;

    /** Bytes of an authentication code. */
    public static final int MAC_BYTES = 7;

    private static final int BLOCK_BYTES = 16;

    private final BlockCipher cipher = AESEngine.newInstance();
    private final Mac mac = new CMac(AESEngine.newInstance(), MAC_BITS);

    /**
     * An engine with two keys.
     *
     * @param encryption the key of the cipher
     * @param authentication the key of the code, another one
     */
    public LineCipher(SecretKey encryption, SecretKey authentication) {
        cipher.init(true, new KeyParameter(encryption.bytes()));
        mac.init(new KeyParameter(authentication.bytes()));
    }

    /** An engine whose two keys are derived from one secret. */
    public static LineCipher of(SecretKey secret) {
        return new LineCipher(derived(secret, "memory encryption"), derived(secret, "memory authentication"));
    }

    private static SecretKey derived(SecretKey secret, String label) {
        return SecretKey.of(Hkdf.derive(secret.bytes(), new byte[0], label, SecretKey.BYTES));
    }

    /** Encrypts a line, or decrypts it: both are the same. */
    public byte[] apply(long address, long version, byte[] line) {
        byte[] result = line.clone();
        byte[] stream = new byte[BLOCK_BYTES];
        for (int at = 0; at < line.length; at += BLOCK_BYTES) {
            byte[] counter = ByteBuffer.allocate(BLOCK_BYTES)
                    .putLong(address + at)
                    .putLong(version)
                    .array();
            cipher.processBlock(counter, 0, stream, 0);
            for (int index = at; index < Math.min(at + BLOCK_BYTES, line.length); index++) {
                result[index] ^= stream[index - at];
            }
        }
        return result;
    }

    /** The code of an encrypted line: 56 bits, in the low bits of the answer. */
    public long mac(long address, long version, byte[] encrypted) {
        byte[] place = ByteBuffer.allocate(BLOCK_BYTES)
                .putLong(address)
                .putLong(version)
                .array();
        mac.update(place, 0, place.length);
        mac.update(encrypted, 0, encrypted.length);
        byte[] code = new byte[Long.BYTES];
        mac.doFinal(code, 1);
        return ByteBuffer.wrap(code).getLong();
    }

    /** The code of an encrypted line as 7 bytes, the highest first. */
    public byte[] macBytes(long address, long version, byte[] encrypted) {
        byte[] code = ByteBuffer.allocate(Long.BYTES)
                .putLong(mac(address, version, encrypted))
                .array();
        return Arrays.copyOfRange(code, Long.BYTES - MAC_BYTES, Long.BYTES);
    }
}
