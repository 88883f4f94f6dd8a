package io.github.teelab.workload.serving;

import io.github.teelab.workload.model.ServedTokens;

/**
 * What one step of the engine computes.
 *
 * @param decoding sequences that put out one more token
 * @param decodingContexts tokens that these read, summed over them, with the new ones
 * @param prompts sequences of which a part of the prompt is read
 * @param promptTokens tokens of these parts
 * @param promptContexts tokens that these parts read, summed over the sequences
 * @param promptPairs pairs of tokens that attention looks at in these parts
 * @param promptsDone sequences whose prompt is read to its end, so that their first token is chosen
 */
public record StepShape(
        int decoding,
        long decodingContexts,
        int prompts,
        long promptTokens,
        long promptContexts,
        long promptPairs,
        int promptsDone) {
    /** A step in which no prompt is read. */
    static StepShape decode(int decoding, long contexts) {
        return new StepShape(decoding, contexts, 0, 0, 0, 0, 0);
    }

    /** Sequences in the batch. */
    public int sequences() {
        return decoding + prompts;
    }

    /** Tokens computed. */
    public long tokens() {
        return decoding + promptTokens;
    }

    /** Tokens put out. */
    public int sampled() {
        return decoding + promptsDone;
    }

    /** Whether no prompt is read. */
    public boolean onlyDecodes() {
        return prompts == 0;
    }

    /** What the model computes. */
    public ServedTokens served() {
        return new ServedTokens(
                sequences(), tokens(), decodingContexts + promptContexts, decodingContexts + promptPairs, sampled());
    }
}
