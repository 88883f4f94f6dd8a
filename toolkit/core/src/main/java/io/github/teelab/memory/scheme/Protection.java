package io.github.teelab.memory.scheme;

import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.LineRequests;

/**
 * A scheme at work: says which lines beside the data an access touches, and what it has to wait for. The data line itself
 * is requested by the caller.
 */
public interface Protection {
    /**
     * A load that no cache could serve, or the fetch of a line that is to be changed.
     *
     * @param line number of the data line
     * @param out what metadata it takes
     * @return what ciphers and checks add after the last line that it waits for has arrived, picoseconds
     */
    long read(long line, LineRequests out);

    /** A changed line leaves the last cache. */
    void write(long line, LineRequests out);

    /** A core asks for a line to read, before any cache has looked. */
    default void requested(long line, LineRequests out) {}

    /** Writes all changed metadata that the chip still holds. */
    default void drain(LineRequests out) {}

    /**
     * An accelerated run leaves out accesses of a regular pattern: what they would have left behind, by the pattern of those
     * just before.
     *
     * @param from the first one left out
     * @param count how many
     * @param writtenBack how many of the first of them have left the caches by the end of the gap, if they are stores
     */
    default void leftOut(AccessPattern pattern, long from, long count, long writtenBack, LineRequests out) {}
}
