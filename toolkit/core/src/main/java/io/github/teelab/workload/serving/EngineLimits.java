package io.github.teelab.workload.serving;

/**
 * What bounds a step of the engine.
 *
 * @param scheduling which work goes into a step
 * @param maxSequences most sequences that run at a time
 * @param maxBatchedTokens most tokens computed in a step
 * @param blockTokens tokens of a block of the KV cache
 * @param prefixCache whether blocks that prompts begin with alike are computed and stored once
 */
public record EngineLimits(
        Scheduling scheduling, int maxSequences, int maxBatchedTokens, int blockTokens, boolean prefixCache) {
    /** @throws IllegalArgumentException if a number is out of range */
    public EngineLimits {
        Check.within("most sequences", maxSequences, 1, 1 << 16);
        Check.within("most batched tokens", maxBatchedTokens, 1, 1 << 22);
        Check.within("tokens of a block", blockTokens, 1, 1 << 16);
    }
}
