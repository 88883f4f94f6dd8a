package io.github.teelab.workload.model;

/**
 * Attention whose cache holds one latent vector a token instead of keys and values (DeepSeek-V2, arXiv 2405.04434, section
 * 2.1). Queries are projected from the hidden values at once; at inference the matrices that widen the latent vector are
 * multiplied into queries and outputs.
 *
 * @param rank values of the latent vector
 * @param rotary values of the key that carries the position, shared by all heads
 * @param keyWidth values of a head's key without position
 * @param valueWidth values of a head's value
 */
public record LatentAttention(int rank, int rotary, int keyWidth, int valueWidth) {
    /** @throws IllegalArgumentException if a number is below 1 */
    public LatentAttention {
        if (rank < 1 || rotary < 1 || keyWidth < 1 || valueWidth < 1) {
            throw new IllegalArgumentException("latent attention: got rank " + rank + ", rotary " + rotary
                    + ", key width " + keyWidth + ", value width " + valueWidth + ", allowed 1 or more for each");
        }
    }

    /** Values cached for a token in one layer. */
    int cached() {
        return rank + rotary;
    }
}
