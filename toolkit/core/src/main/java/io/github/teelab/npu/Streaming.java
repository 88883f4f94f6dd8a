package io.github.teelab.npu;

/**
 * A pass over values from one end to the other, such as a norm or an activation: as fast as memory, whatever is computed.
 *
 * @param name what it is for
 * @param readBytes bytes read each time
 * @param writtenBytes bytes written each time
 * @param count how often, at least 1
 */
public record Streaming(String name, long readBytes, long writtenBytes, long count) implements Work {
    /** @throws IllegalArgumentException if an amount is below 0 or the count below 1 */
    public Streaming {
        if (readBytes < 0 || writtenBytes < 0 || count < 1) {
            throw new IllegalArgumentException("pass \"" + name + "\": got " + readBytes + " bytes read, "
                    + writtenBytes + " written, " + count + " times, allowed 0 or more bytes and at least once");
        }
    }
}
