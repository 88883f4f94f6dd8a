package io.github.teelab.tee.travelling;

/**
 * What one journey is about, at full size.
 *
 * @param chunkBytes the holder's data
 * @param modelBytes model and state of the optimiser on the GPU, which are verified
 * @param trainPs training on the chunk, picoseconds
 */
public record JourneyLoad(long chunkBytes, long modelBytes, long trainPs) {
    public JourneyLoad {
        if (chunkBytes < 1 || modelBytes < 1 || trainPs < 0) {
            throw new IllegalArgumentException("load of a journey: got a chunk of " + chunkBytes + " bytes, a model of "
                    + modelBytes + " bytes and " + trainPs + " ps, allowed 1 byte or more and 0 ps or more");
        }
    }
}
