package io.github.teelab.channel;

import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.TagMismatch;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The receiver's side of AES-256-GCM, with the tag's check left out where somebody asked for that. */
final class Cipher {
    static final int TAG_BYTES = 16;

    private final SecretKey key;
    private final AesGcm gcm;
    private final boolean checksTag;
    private final String format;

    Cipher(SecretKey key, Set<Check> performed, String format) {
        this.key = key;
        this.gcm = new AesGcm(key);
        this.checksTag = performed.contains(Check.TAG);
        this.format = format;
    }

    byte[] open(byte[] iv, byte[] aad, byte[] sealed) throws IntegrityException {
        if (checksTag) {
            try {
                return gcm.open(iv, aad, sealed);
            } catch (TagMismatch mismatch) {
                throw new IntegrityException(Check.TAG, format, mismatch);
            }
        }
        byte[] plain = Arrays.copyOf(sealed, Math.max(0, sealed.length - TAG_BYTES));
        // GCM encrypts in counter mode from IV || 2: NIST SP 800-38D, section 7.1.
        byte[] counter = Arrays.copyOf(iv, 16);
        counter[15] = 2;
        SICBlockCipher cipher = (SICBlockCipher) SICBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new ParametersWithIV(new KeyParameter(key.bytes()), counter));
        cipher.processBytes(plain, 0, plain.length, plain, 0);
        return plain;
    }
}
