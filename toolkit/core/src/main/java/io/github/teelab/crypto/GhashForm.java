package io.github.teelab.crypto;

/**
 * The ways to compute one and the same GHASH, with their cost in multiplications in GF(2<sup>128</sup>).
 *
 * <p>With m blocks and P ways, of which no more than m are used. Powers of the hash key depend on the key alone and are
 * not counted; neither are exclusive-ors. Source: NIST SP 800-38D section 6.4 for the chain, and the algebra of the
 * polynomial that it evaluates, sum of X<sub>i</sub> H<sup>m-i</sup> for i from 0 to m-1, for the others.
 */
public enum GhashForm {
    /** The chain of the standard, Y<sub>i</sub> = (Y<sub>i-1</sub> xor X<sub>i</sub>) H. One way only. */
    SERIAL,

    /** P neighbouring chunks c, each a chain; the sum of their ends times H<sup>blocks after c</sup>. */
    CONTIGUOUS,

    /** P lanes, each of every P-th block in steps of H<sup>P</sup>; the sum of their ends times H to H<sup>P</sup>. */
    STRIDED,

    /** A binary tree, G(L || R) = G(L) H<sup>|R|</sup> xor G(R), as wide as the message. */
    TREE;

    /**
     * Multiplications one after the other with a multiplier for each way (for a tree, for each node of a level).
     *
     * <p>Serial m; contiguous and strided m/P rounded up, plus 1 for the weight; tree log<sub>2</sub> m rounded up,
     * plus 1 for its leaves. No blocks take 0.
     *
     * @param blocks m, 16-byte blocks that are hashed, the one with the lengths among them; at least 0
     * @param ways P, at least 1; of no effect on {@link #SERIAL} and {@link #TREE}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public long depth(long blocks, int ways) {
        check(blocks, ways);
        if (blocks == 0) {
            return 0;
        }
        return switch (this) {
            case SERIAL -> blocks;
            case CONTIGUOUS, STRIDED -> (blocks - 1) / Math.min(ways, blocks) + 2;
            case TREE -> 1 + Long.SIZE - Long.numberOfLeadingZeros(blocks - 1);
        };
    }

    /**
     * Multiplications in all.
     *
     * <p>Serial m; contiguous and strided m + P, one for each block and each weight; tree 2m - 1, one for each leaf and
     * each node above. No blocks take 0.
     *
     * @param blocks m, 16-byte blocks that are hashed, the one with the lengths among them; at least 0
     * @param ways P, at least 1; of no effect on {@link #SERIAL} and {@link #TREE}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public long work(long blocks, int ways) {
        check(blocks, ways);
        return switch (this) {
            case SERIAL -> blocks;
            case CONTIGUOUS, STRIDED -> blocks + Math.min(ways, blocks);
            case TREE -> Math.max(0, 2 * blocks - 1);
        };
    }

    static void check(long blocks, int ways) {
        if (blocks < 0 || ways < 1) {
            throw new IllegalArgumentException("GHASH: got " + blocks + " blocks in " + ways
                    + " ways, allowed 0 or more blocks in 1 or more ways");
        }
    }
}
