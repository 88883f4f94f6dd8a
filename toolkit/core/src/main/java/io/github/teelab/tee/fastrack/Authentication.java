package io.github.teelab.tee.fastrack;

import io.github.teelab.units.Bytes;

/** How the GPU computes what a tag is compared with. */
public sealed interface Authentication {
    /** One tag, one chain of multiplications: each block waits for the one before it. */
    record Serial() implements Authentication {
        @Override
        public String toString() {
            return "serial";
        }
    }

    /**
     * Fastrack's multi-chaining: a tag for each chunk, chunks verified side by side.
     *
     * @param chains into how many chunks a message is cut, and how many are verified at once
     * @param largestChunk no chunk is larger; long messages have more chunks than chains
     */
    record MultiChain(int chains, Bytes largestChunk) implements Authentication {
        public MultiChain {
            checkWays("chains", chains);
        }

        @Override
        public String toString() {
            return "multi-chain " + chains;
        }
    }

    /**
     * One tag, computed in lanes that powers of the hash key combine.
     *
     * @param lanes how many
     */
    record SingleTag(int lanes) implements Authentication {
        public SingleTag {
            checkWays("lanes", lanes);
        }

        @Override
        public String toString() {
            return "single tag, " + lanes + " lanes";
        }
    }

    private static void checkWays(String what, int ways) {
        if (ways < 1 || ways > 4096) {
            throw new IllegalArgumentException(what + ": got " + ways + ", allowed 1 to 4096");
        }
    }
}
