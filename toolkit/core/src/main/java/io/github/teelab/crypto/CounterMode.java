package io.github.teelab.crypto;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-256 of zero and of counter blocks, the cipher inside GCM (NIST SP 800-38D sections 6.5 and 7.1). Immutable. */
final class CounterMode {
    private static final int BLOCK_BYTES = GhashBlocks.BLOCK_BYTES;
    private static final int TAG_COUNTER = 1;
    private static final int FIRST_DATA_COUNTER = 2;

    private final KeyParameter key;

    CounterMode(SecretKey key) {
        this.key = new KeyParameter(key.bytes());
    }

    /** The hash key H, the encryption of zero. */
    byte[] hashKey() {
        return encrypted(new byte[BLOCK_BYTES]);
    }

    /** What GHASH is xored with to make the tag. */
    byte[] tagMask(byte[] iv) {
        return encrypted(counterBlock(iv, TAG_COUNTER));
    }

    /** Fills an array from its start with {@code blocks} blocks of keystream, made in {@code ways} pieces. */
    void fill(byte[] stream, byte[] iv, int blocks, int ways) {
        int pieces = Math.min(ways, blocks);
        IntStream.range(0, pieces).parallel().forEach(piece -> {
            BlockCipher cipher = cipher();
            int end = Ghash.cut(blocks, piece + 1, pieces);
            for (int block = Ghash.cut(blocks, piece, pieces); block < end; block++) {
                cipher.processBlock(counterBlock(iv, FIRST_DATA_COUNTER + block), 0, stream, block * BLOCK_BYTES);
            }
        });
    }

    private byte[] encrypted(byte[] block) {
        byte[] encrypted = new byte[BLOCK_BYTES];
        cipher().processBlock(block, 0, encrypted, 0);
        return encrypted;
    }

    private BlockCipher cipher() {
        BlockCipher cipher = AESEngine.newInstance();
        cipher.init(true, key);
        return cipher;
    }

    private static byte[] counterBlock(byte[] iv, int counter) {
        return ByteBuffer.allocate(BLOCK_BYTES).put(iv).putInt(counter).array();
    }
}
