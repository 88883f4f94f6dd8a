package io.github.teelab.crypto;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.modes.gcm.GCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.GCMUtil;

/**
 * GHASH under one hash key, the hash inside GCM's tag, in all forms of {@link GhashForm}. Immutable.
 *
 * <p>Every form gives the same 16 bytes. Chunks, lanes and nodes run as a parallel stream; addition is exclusive-or, so
 * their order and the number of threads make no difference. Source: NIST SP 800-38D sections 6.3 and 6.4.
 */
public final class Ghash {
    private static final int BLOCK_BYTES = GhashBlocks.BLOCK_BYTES;

    private final HashKey key;
    private final GCMMultiplier byKey;

    /**
     * The hash under a key.
     *
     * @param hashKey H, 16 bytes; in GCM the encryption of zero
     * @throws IllegalArgumentException if there are more or fewer bytes
     */
    public Ghash(byte[] hashKey) {
        key = new HashKey(hashKey);
        byKey = key.byPower(1);
    }

    /** The hash by {@link GhashForm#SERIAL} of two arrays of any length: 16 bytes. */
    public byte[] serial(byte[] aad, byte[] ciphertext) {
        return hash(GhashForm.SERIAL, aad, ciphertext, 1);
    }

    /** The hash by {@link GhashForm#CONTIGUOUS} in at most {@code parts} chunks, which are at least 1: 16 bytes. */
    public byte[] contiguous(byte[] aad, byte[] ciphertext, int parts) {
        return hash(GhashForm.CONTIGUOUS, aad, ciphertext, parts);
    }

    /** The hash by {@link GhashForm#STRIDED} in at most {@code lanes} lanes, which are at least 1: 16 bytes. */
    public byte[] strided(byte[] aad, byte[] ciphertext, int lanes) {
        return hash(GhashForm.STRIDED, aad, ciphertext, lanes);
    }

    /** The hash by {@link GhashForm#TREE}: 16 bytes. Holds about 40 bytes per block while it runs. */
    public byte[] tree(byte[] aad, byte[] ciphertext) {
        return hash(GhashForm.TREE, aad, ciphertext, 1);
    }

    /**
     * The hash by any form.
     *
     * @param ways chunks or lanes, at least 1; of no effect on {@link GhashForm#SERIAL} and {@link GhashForm#TREE}
     * @return 16 bytes
     * @throws IllegalArgumentException if there are no ways
     */
    public byte[] hash(GhashForm form, byte[] aad, byte[] ciphertext, int ways) {
        return hash(form, new GhashBlocks(aad, ciphertext, ciphertext.length), ways);
    }

    byte[] hash(GhashForm form, GhashBlocks blocks, int ways) {
        int count = blocks.count();
        GhashForm.check(count, ways);
        int used = Math.min(ways, count);
        return switch (form) {
            case SERIAL -> chain(blocks, 0, count);
            case CONTIGUOUS -> sum(used, part -> chunk(blocks, cut(count, part, used), cut(count, part + 1, used)));
            case STRIDED -> {
                GCMMultiplier step = key.byPower(used);
                yield sum(used, lane -> lane(blocks, lane, used, step));
            }
            case TREE -> root(blocks);
        };
    }

    /** Where part {@code part} of {@code parts} parts that differ by at most one begins among {@code count} things. */
    static int cut(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    private static byte[] sum(int ways, IntFunction<byte[]> term) {
        byte[][] terms = IntStream.range(0, ways).parallel().mapToObj(term).toArray(byte[][]::new);
        byte[] sum = new byte[BLOCK_BYTES];
        for (byte[] each : terms) {
            GCMUtil.xor(sum, each);
        }
        return sum;
    }

    private byte[] chain(GhashBlocks blocks, int from, int to) {
        byte[] state = new byte[BLOCK_BYTES];
        for (int index = from; index < to; index++) {
            blocks.addTo(state, index);
            byKey.multiplyH(state);
        }
        return state;
    }

    private byte[] chunk(GhashBlocks blocks, int from, int to) {
        byte[] state = chain(blocks, from, to);
        GCMUtil.multiply(state, key.power(blocks.count() - to));
        return state;
    }

    /** Lanes count from the end of the message, so that the last block of lane 0 has the weight H. */
    private byte[] lane(GhashBlocks blocks, int lane, int lanes, GCMMultiplier step) {
        byte[] state = new byte[BLOCK_BYTES];
        for (int index = (blocks.count() - 1 - lane) % lanes; index < blocks.count(); index += lanes) {
            step.multiplyH(state);
            blocks.addTo(state, index);
        }
        GCMUtil.multiply(state, key.power(lane + 1));
        return state;
    }

    /** Nodes count from the end too, so that only the leftmost subtree is cut short and its weight is whole. */
    private byte[] root(GhashBlocks blocks) {
        int count = blocks.count();
        byte[][] nodes = new byte[count][BLOCK_BYTES];
        IntStream.range(0, count).parallel().forEach(node -> {
            blocks.addTo(nodes[node], count - 1 - node);
            byKey.multiplyH(nodes[node]);
        });
        for (int span = 1; span < count; span *= 2) {
            int size = span;
            GCMMultiplier bySize = key.byPower(size);
            int pairs = (count - size - 1) / (2 * size) + 1;
            IntStream.range(0, pairs).parallel().forEach(pair -> {
                int right = 2 * size * pair;
                bySize.multiplyH(nodes[right + size]);
                GCMUtil.xor(nodes[right], nodes[right + size]);
            });
        }
        return nodes[0];
    }
}
