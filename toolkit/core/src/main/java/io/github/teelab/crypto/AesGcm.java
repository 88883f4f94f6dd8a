package io.github.teelab.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * AES-256-GCM under one key, with IVs of 12 and tags of 16 bytes (NIST SP 800-38D), as Bouncy Castle does it.
 *
 * <p>The key schedule and the multiplication table of the hash key are made once. An instance is for one thread at a
 * time. It does not watch for IVs that come again: whoever seals two messages under one key and IV gives away their
 * difference and the hash key, so take IVs from an {@link IvCounter}.
 */
public final class AesGcm {
    /** Length of an IV in bytes. */
    public static final int IV_BYTES = 12;

    /** Length of a tag in bytes. */
    public static final int TAG_BYTES = 16;

    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    private byte[] lastIv = new byte[IV_BYTES];

    /** The cipher under a key. */
    public AesGcm(SecretKey key) {
        cipher.init(false, new ParametersWithIV(new KeyParameter(key.bytes()), lastIv));
    }

    /** Seals a whole array; see {@link #seal(byte[], byte[], byte[], int, int)}. */
    public byte[] seal(byte[] iv, byte[] aad, byte[] plain) {
        return seal(iv, aad, plain, 0, plain.length);
    }

    /**
     * Encrypts and authenticates bytes.
     *
     * @param iv 12 bytes, never used before under this key to seal something else
     * @param aad bytes that the tag also covers and that are not sent along; may be empty
     * @param plain where the bytes to seal are
     * @param from index of the first of them
     * @param length how many they are
     * @return {@code length} bytes of ciphertext, then the tag of 16 bytes
     * @throws IllegalArgumentException if the IV is not 12 bytes or the range is not within the array
     */
    public byte[] seal(byte[] iv, byte[] aad, byte[] plain, int from, int length) {
        GcmInput.checkRange(plain, from, length);
        byte[] sealed = new byte[Math.addExact(length, TAG_BYTES)];
        start(true, iv, aad);
        try {
            int done = cipher.processBytes(plain, from, length, sealed, 0);
            cipher.doFinal(sealed, done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing never checks a tag, but Bouncy Castle says it failed", e);
        }
        return sealed;
    }

    /**
     * Checks and decrypts what {@link #seal} made.
     *
     * @param iv the IV it was sealed with, 12 bytes
     * @param aad the associated data it was sealed with
     * @param sealed ciphertext, then the tag of 16 bytes
     * @return the plain bytes, 16 fewer than {@code sealed}
     * @throws TagMismatch if any bit of the three differs, or {@code sealed} is too short for a tag
     * @throws IllegalArgumentException if the IV is not 12 bytes
     */
    public byte[] open(byte[] iv, byte[] aad, byte[] sealed) throws TagMismatch {
        start(false, iv, aad);
        byte[] plain = new byte[Math.max(0, sealed.length - TAG_BYTES)];
        try {
            int done = cipher.processBytes(sealed, 0, sealed.length, plain, 0);
            cipher.doFinal(plain, done);
        } catch (InvalidCipherTextException e) {
            TagMismatch mismatch = new TagMismatch(aad, sealed);
            mismatch.initCause(e);
            throw mismatch;
        }
        return plain;
    }

    /** Without a key in the parameters Bouncy Castle keeps the schedule and table that it has. */
    private void start(boolean sealing, byte[] iv, byte[] aad) {
        GcmInput.checkIv(iv);
        if (sealing && Arrays.equals(iv, lastIv)) {
            // It refuses to seal with the IV of the call before, even one that opened; an IV between clears this.
            cipher.init(false, new ParametersWithIV(null, new byte[1]));
        }
        lastIv = iv.clone();
        cipher.init(sealing, new ParametersWithIV(null, lastIv));
        cipher.processAADBytes(aad, 0, aad.length);
    }
}
