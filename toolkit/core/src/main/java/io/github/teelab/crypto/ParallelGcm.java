package io.github.teelab.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.modes.gcm.GCMUtil;

/**
 * AES-256-GCM, bit for bit that of {@link AesGcm}, in n ways side by side. Immutable.
 *
 * <p>The tag comes from any {@link GhashForm}. The keystream needs only key, IV and length, so it can be made before
 * the data is there: {@link #keystream}, then {@link #sealWith} or {@link #openWith}. Source: NIST SP 800-38D.
 */
public final class ParallelGcm {
    private static final int TAG_BYTES = AesGcm.TAG_BYTES;

    private final CounterMode counterMode;
    private final Ghash ghash;
    private final GhashForm form;
    private final int ways;

    /**
     * The cipher under a key.
     *
     * @param form how to compute tags
     * @param ways chunks or lanes of the tag and pieces of the keystream, at least 1
     * @throws IllegalArgumentException if there are no ways
     */
    public ParallelGcm(SecretKey key, GhashForm form, int ways) {
        GhashForm.check(0, ways);
        this.counterMode = new CounterMode(key);
        this.ghash = new Ghash(counterMode.hashKey());
        this.form = form;
        this.ways = ways;
    }

    /**
     * What the data of a message will be xored with.
     *
     * @param iv 12 bytes
     * @param length of the message in bytes, at least 0
     * @throws IllegalArgumentException if the IV is not 12 bytes or the length is negative
     */
    public byte[] keystream(byte[] iv, int length) {
        GcmInput.checkIv(iv);
        if (length < 0) {
            throw new IllegalArgumentException("keystream: got a length of " + length + " bytes, allowed 0 or more");
        }
        return Arrays.copyOf(keystreamWithRoom(iv, length), length);
    }

    /** Seals a whole array; see {@link AesGcm#seal(byte[], byte[], byte[], int, int)}. */
    public byte[] seal(byte[] iv, byte[] aad, byte[] plain) {
        return seal(iv, aad, plain, 0, plain.length);
    }

    /** Encrypts and authenticates; see {@link AesGcm#seal(byte[], byte[], byte[], int, int)}. */
    public byte[] seal(byte[] iv, byte[] aad, byte[] plain, int from, int length) {
        GcmInput.checkIv(iv);
        GcmInput.checkRange(plain, from, length);
        return finish(keystreamWithRoom(iv, length), iv, aad, plain, from);
    }

    /**
     * Like {@link #seal(byte[], byte[], byte[])}, with a keystream that is ready.
     *
     * @param keystream from {@link #keystream} with the same IV, at least as long as {@code plain}; never used before
     * @throws IllegalArgumentException if the IV is not 12 bytes or the keystream is too short
     */
    public byte[] sealWith(byte[] keystream, byte[] iv, byte[] aad, byte[] plain) {
        GcmInput.checkIv(iv);
        GcmInput.checkKeystream(keystream, plain.length);
        byte[] sealed = new byte[Math.addExact(plain.length, TAG_BYTES)];
        System.arraycopy(keystream, 0, sealed, 0, plain.length);
        return finish(sealed, iv, aad, plain, 0);
    }

    /** Checks and decrypts; see {@link AesGcm#open}. Makes the keystream only if the tag holds. */
    public byte[] open(byte[] iv, byte[] aad, byte[] sealed) throws TagMismatch {
        checkTag(iv, aad, sealed);
        byte[] plain = keystream(iv, sealed.length - TAG_BYTES);
        add(plain, sealed, 0, plain.length);
        return plain;
    }

    /**
     * Like {@link #open}, with a keystream that is ready.
     *
     * @param keystream from {@link #keystream} with the same IV, at least as long as the plain bytes
     * @throws TagMismatch as {@link #open} does
     * @throws IllegalArgumentException if the IV is not 12 bytes or the keystream is too short
     */
    public byte[] openWith(byte[] keystream, byte[] iv, byte[] aad, byte[] sealed) throws TagMismatch {
        checkTag(iv, aad, sealed);
        int length = sealed.length - TAG_BYTES;
        GcmInput.checkKeystream(keystream, length);
        byte[] plain = Arrays.copyOf(keystream, length);
        add(plain, sealed, 0, length);
        return plain;
    }

    private void checkTag(byte[] iv, byte[] aad, byte[] sealed) throws TagMismatch {
        GcmInput.checkIv(iv);
        int length = sealed.length - TAG_BYTES;
        if (length < 0 || !MessageDigest.isEqual(tag(iv, aad, sealed, length), tail(sealed, length))) {
            throw new TagMismatch(aad, sealed);
        }
    }

    /** Keystream of {@code length} bytes with as many more as a tag has; its whole blocks may reach into those. */
    private byte[] keystreamWithRoom(byte[] iv, int length) {
        byte[] stream = new byte[Math.addExact(length, TAG_BYTES)];
        counterMode.fill(stream, iv, GhashBlocks.blocks(length), ways);
        return stream;
    }

    /** Turns keystream with room for a tag into a sealed message. */
    private byte[] finish(byte[] sealed, byte[] iv, byte[] aad, byte[] plain, int from) {
        int length = sealed.length - TAG_BYTES;
        add(sealed, plain, from, length);
        System.arraycopy(tag(iv, aad, sealed, length), 0, sealed, length, TAG_BYTES);
        return sealed;
    }

    private byte[] tag(byte[] iv, byte[] aad, byte[] ciphertext, int length) {
        byte[] tag = ghash.hash(form, new GhashBlocks(aad, ciphertext, length), ways);
        GCMUtil.xor(tag, counterMode.tagMask(iv));
        return tag;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static void add(byte[] target, byte[] data, int from, int length) {
        for (int index = 0; index < length; index++) {
            target[index] = (byte) (target[index] ^ data[from + index]);
        }
    }
}
