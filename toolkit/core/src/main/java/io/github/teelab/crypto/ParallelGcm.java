package io.github.teelab.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.gcm.GCMUtil;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * AES-256-GCM, bit for bit that of {@link AesGcm}, in n ways side by side. Immutable.
 *
 * <p>The tag comes from any {@link GhashForm}. The keystream needs only key, IV and length, so it can be made before the
 * data is there: {@link #keystream}, then {@link #sealWith} or {@link #openWith}. Source: NIST SP 800-38D section 7.
 */
public final class ParallelGcm {
    private static final int BLOCK_BYTES = GhashBlocks.BLOCK_BYTES;

    private final KeyParameter key;
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
        this.key = new KeyParameter(key.bytes());
        this.form = form;
        this.ways = ways;
        this.ghash = new Ghash(encrypt(new byte[BLOCK_BYTES]));
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
        byte[] whole = keystreamBlocks(iv, length, Math.addExact(length, BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES);
        return whole.length == length ? whole : Arrays.copyOf(whole, length);
    }

    /** Seals a whole array; see {@link AesGcm#seal(byte[], byte[], byte[], int, int)}. */
    public byte[] seal(byte[] iv, byte[] aad, byte[] plain) {
        return seal(iv, aad, plain, 0, plain.length);
    }

    /** Encrypts and authenticates; see {@link AesGcm#seal(byte[], byte[], byte[], int, int)}. */
    public byte[] seal(byte[] iv, byte[] aad, byte[] plain, int from, int length) {
        GcmInput.checkIv(iv);
        GcmInput.checkRange(plain, from, length);
        byte[] sealed = keystreamBlocks(iv, length, Math.addExact(length, AesGcm.TAG_BYTES));
        add(sealed, plain, from, length);
        System.arraycopy(tag(iv, aad, sealed, length), 0, sealed, length, AesGcm.TAG_BYTES);
        return sealed;
    }

    /**
     * Like {@link #seal(byte[], byte[], byte[])}, with a keystream that is ready.
     *
     * @param keystream from {@link #keystream} with the same IV, at least as long as {@code plain}; use it once
     * @throws IllegalArgumentException if the IV is not 12 bytes or the keystream is too short
     */
    public byte[] sealWith(byte[] keystream, byte[] iv, byte[] aad, byte[] plain) {
        GcmInput.checkIv(iv);
        byte[] sealed = new byte[Math.addExact(plain.length, AesGcm.TAG_BYTES)];
        copy(keystream, sealed, plain.length);
        add(sealed, plain, 0, plain.length);
        System.arraycopy(tag(iv, aad, sealed, plain.length), 0, sealed, plain.length, AesGcm.TAG_BYTES);
        return sealed;
    }

    /** Checks and decrypts; see {@link AesGcm#open}. Makes the keystream only if the tag holds. */
    public byte[] open(byte[] iv, byte[] aad, byte[] sealed) throws TagMismatch {
        checkTag(iv, aad, sealed);
        byte[] plain = keystream(iv, sealed.length - AesGcm.TAG_BYTES);
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
        byte[] plain = new byte[sealed.length - AesGcm.TAG_BYTES];
        copy(keystream, plain, plain.length);
        add(plain, sealed, 0, plain.length);
        return plain;
    }

    private void checkTag(byte[] iv, byte[] aad, byte[] sealed) throws TagMismatch {
        GcmInput.checkIv(iv);
        int length = sealed.length - AesGcm.TAG_BYTES;
        if (length < 0
                || !MessageDigest.isEqual(
                        tag(iv, aad, sealed, length), Arrays.copyOfRange(sealed, length, sealed.length))) {
            throw new TagMismatch(aad, sealed);
        }
    }

    private byte[] tag(byte[] iv, byte[] aad, byte[] ciphertext, int length) {
        byte[] tag = ghash.hash(form, new GhashBlocks(aad, ciphertext, length), ways);
        GCMUtil.xor(tag, encrypt(counterBlock(iv, 1)));
        return tag;
    }

    /** An array of {@code room} bytes that begins with the keystream of {@code length} bytes, in whole blocks. */
    private byte[] keystreamBlocks(byte[] iv, int length, int room) {
        byte[] stream = new byte[room];
        int blocks = GhashBlocks.blocks(length);
        IntStream.range(0, ways).parallel().forEach(way -> {
            BlockCipher cipher = cipher();
            for (int block = Ghash.cut(blocks, way, ways); block < Ghash.cut(blocks, way + 1, ways); block++) {
                cipher.processBlock(counterBlock(iv, block + 2), 0, stream, block * BLOCK_BYTES);
            }
        });
        return stream;
    }

    private byte[] encrypt(byte[] block) {
        byte[] encrypted = new byte[BLOCK_BYTES];
        cipher().processBlock(block, 0, encrypted, 0);
        return encrypted;
    }

    private BlockCipher cipher() {
        BlockCipher cipher = AESEngine.newInstance();
        cipher.init(true, key);
        return cipher;
    }

    /** IV || 32-bit counter: 1 masks the tag, 2 and on make the keystream. */
    private static byte[] counterBlock(byte[] iv, int counter) {
        return ByteBuffer.allocate(BLOCK_BYTES).put(iv).putInt(counter).array();
    }

    private static void copy(byte[] keystream, byte[] target, int length) {
        if (keystream.length < length) {
            throw new IllegalArgumentException("keystream: got " + keystream.length + " bytes for a message of " + length
                    + ", allowed as many or more; make it for the longest message");
        }
        System.arraycopy(keystream, 0, target, 0, length);
    }

    private static void add(byte[] target, byte[] data, int from, int length) {
        for (int index = 0; index < length; index++) {
            target[index] ^= data[from + index];
        }
    }
}
