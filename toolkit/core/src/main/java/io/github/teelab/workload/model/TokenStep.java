package io.github.teelab.workload.model;

/**
 * One pass of a transformer over a batch of sequences, which may differ in length.
 *
 * @param sequences sequences in the batch
 * @param rows tokens of the whole batch that the pass computes
 * @param contexts tokens whose keys and values are read, summed over the sequences
 * @param pairs pairs of tokens that attention looks at, summed over the sequences
 * @param cached whether keys and values go to a cache and come from it
 * @param headRows tokens of the whole batch that the last product is computed for
 */
record TokenStep(long sequences, long rows, long contexts, long pairs, boolean cached, long headRows) {
    static TokenStep prefill(long batch, long tokens) {
        return new TokenStep(batch, batch * tokens, batch * tokens, batch * causalPairs(tokens), true, batch);
    }

    static TokenStep decode(long batch, long contextTokens) {
        long contexts = batch * (contextTokens + 1);
        return new TokenStep(batch, batch, contexts, contexts, true, batch);
    }

    static TokenStep encode(long batch, long tokens) {
        return new TokenStep(batch, batch * tokens, batch * tokens, batch * tokens * tokens, false, batch);
    }

    static TokenStep causalTraining(long batch, long tokens) {
        return new TokenStep(batch, batch * tokens, batch * tokens, batch * causalPairs(tokens), false, batch * tokens);
    }

    /** Tokens that a query looks at, on average over the sequences; at least 1. */
    long meanContext() {
        return Math.max(1, contexts / sequences);
    }

    private static long causalPairs(long tokens) {
        return tokens * (tokens + 1) / 2;
    }
}
