package io.github.teelab.workload.model;

/**
 * One pass of a transformer over a batch of sequences of equal length.
 *
 * @param batch sequences
 * @param tokens tokens of each sequence that the pass computes
 * @param context tokens of each sequence whose keys and values are read
 * @param pairs pairs of tokens in each sequence that attention looks at
 * @param cached whether keys and values go to a cache and come from it
 * @param headRows tokens of the whole batch that the last product is computed for
 */
record TokenStep(long batch, long tokens, long context, long pairs, boolean cached, long headRows) {
    static TokenStep prefill(long batch, long tokens) {
        return new TokenStep(batch, tokens, tokens, causalPairs(tokens), true, batch);
    }

    static TokenStep decode(long batch, long contextTokens) {
        long context = contextTokens + 1;
        return new TokenStep(batch, 1, context, context, true, batch);
    }

    static TokenStep encode(long batch, long tokens) {
        return new TokenStep(batch, tokens, tokens, tokens * tokens, false, batch);
    }

    static TokenStep causalTraining(long batch, long tokens) {
        return new TokenStep(batch, tokens, tokens, causalPairs(tokens), false, batch * tokens);
    }

    /** Tokens of the whole batch that the pass computes. */
    long rows() {
        return batch * tokens;
    }

    private static long causalPairs(long tokens) {
        return tokens * (tokens + 1) / 2;
    }
}
