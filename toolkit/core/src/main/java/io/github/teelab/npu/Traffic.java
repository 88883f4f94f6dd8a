package io.github.teelab.npu;

/**
 * What moves between memory and scratchpad for some work.
 *
 * @param dataBytes bytes of data, with those that come along in the same blocks
 * @param metadataBytes bytes of authentication codes
 * @param waitPs time in which nothing moves because the DMA engine waits, picoseconds
 */
public record Traffic(double dataBytes, double metadataBytes, double waitPs) {
    /** Nothing moves. */
    public static final Traffic NONE = new Traffic(0, 0, 0);

    /** Both together. */
    public Traffic plus(Traffic other) {
        return new Traffic(dataBytes + other.dataBytes, metadataBytes + other.metadataBytes, waitPs + other.waitPs);
    }

    /** The same {@code factor} times. */
    public Traffic times(double factor) {
        return new Traffic(dataBytes * factor, metadataBytes * factor, waitPs * factor);
    }
}
