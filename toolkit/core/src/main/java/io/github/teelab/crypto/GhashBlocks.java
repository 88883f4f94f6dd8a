package io.github.teelab.crypto;

import org.bouncycastle.crypto.modes.gcm.GCMUtil;

/**
 * The 16-byte blocks that GHASH reads: associated data and ciphertext, each filled up with zeros, then both lengths in
 * bits (NIST SP 800-38D section 7.1, step 5). Reads the arrays where they are.
 */
final class GhashBlocks {
    static final int BLOCK_BYTES = 16;

    private final byte[] aad;
    private final byte[] ciphertext;
    private final int ciphertextBytes;
    private final int aadBlocks;
    private final int count;

    /** The blocks of all of {@code aad} and the first {@code ciphertextBytes} of {@code ciphertext}. */
    GhashBlocks(byte[] aad, byte[] ciphertext, int ciphertextBytes) {
        this.aad = aad;
        this.ciphertext = ciphertext;
        this.ciphertextBytes = ciphertextBytes;
        this.aadBlocks = blocks(aad.length);
        this.count = aadBlocks + blocks(ciphertextBytes) + 1;
    }

    /** How many blocks hold so many bytes. */
    static int blocks(int bytes) {
        return bytes / BLOCK_BYTES + (bytes % BLOCK_BYTES == 0 ? 0 : 1);
    }

    /** How many blocks there are, at least 1. */
    int count() {
        return count;
    }

    /** Adds block {@code index}, from 0, to 16 bytes. */
    void addTo(byte[] state, int index) {
        if (index < aadBlocks) {
            add(state, aad, aad.length, index * BLOCK_BYTES);
        } else if (index < count - 1) {
            add(state, ciphertext, ciphertextBytes, (index - aadBlocks) * BLOCK_BYTES);
        } else {
            GCMUtil.xor(state, GCMUtil.asBytes(new long[] {bits(aad.length), bits(ciphertextBytes)}));
        }
    }

    private static void add(byte[] state, byte[] data, int end, int from) {
        GCMUtil.xor(state, data, from, Math.min(BLOCK_BYTES, end - from));
    }

    private static long bits(int bytes) {
        return (long) bytes * Byte.SIZE;
    }
}
