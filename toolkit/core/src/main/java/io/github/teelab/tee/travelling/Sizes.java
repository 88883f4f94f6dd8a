package io.github.teelab.tee.travelling;

/**
 * Sizes of a scaled-down deployment.
 *
 * @param codeBytes what the orchestrator uploads
 * @param codePagesBytes the pages that hold it, with room behind it
 * @param modelBytes the model
 * @param chunkBytes one holder's data
 */
record Sizes(int codeBytes, int codePagesBytes, int modelBytes, int chunkBytes) {
    static final Sizes SMALL = new Sizes(300, 512, 4096, 16_384);
}
