package io.github.teelab.workload.model;

/**
 * What the batch of one serving step asks of a decoder.
 *
 * @param sequences sequences in the batch, at least 1
 * @param tokens tokens computed: one for each sequence that puts out a token, and the parts of prompts
 * @param contexts tokens whose keys and values are read, summed over the sequences
 * @param pairs pairs of tokens that attention looks at, summed over the sequences
 * @param sampled sequences whose next token is chosen
 */
public record ServedTokens(long sequences, long tokens, long contexts, long pairs, long sampled) {
    /** @throws IllegalArgumentException if there is no sequence, or fewer tokens, contexts or pairs than sequences */
    public ServedTokens {
        if (sequences < 1 || tokens < sequences || contexts < sequences || pairs < sequences || sampled < 0) {
            throw new IllegalArgumentException("served tokens: got " + sequences + " sequences, " + tokens + " tokens, "
                    + contexts + " contexts, " + pairs + " pairs, " + sampled
                    + " sampled, allowed at least one token, context and pair for each of one or more sequences");
        }
    }
}
