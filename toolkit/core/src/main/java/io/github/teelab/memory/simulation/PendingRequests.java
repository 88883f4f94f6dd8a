package io.github.teelab.memory.simulation;

import io.github.teelab.memory.MainMemory;
import java.util.Arrays;

/** Requests on their way to a main memory whose queues are full, oldest first. */
final class PendingRequests {
    /** How many of the oldest are tried; a full queue of one channel must not hold up the other. */
    private static final int TRIED = 12;

    private static final int LINE_SHIFT = 6;

    private final boolean write;
    private long[] lines = new long[TRIED];
    private long[] tokens = new long[TRIED];
    private int size;

    PendingRequests(boolean write) {
        this.write = write;
    }

    int size() {
        return size;
    }

    void add(long line, long token) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, 2 * size);
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        lines[size] = line;
        tokens[size] = token;
        size++;
    }

    /** Submits what the memory takes now. */
    void submitTo(MainMemory memory) {
        int kept = 0;
        int tried = Math.min(size, TRIED);
        for (int i = 0; i < tried; i++) {
            long address = lines[i] << LINE_SHIFT;
            if (memory.accepts(address, write)) {
                memory.submit(tokens[i], address, write);
            } else {
                lines[kept] = lines[i];
                tokens[kept] = tokens[i];
                kept++;
            }
        }
        if (kept < tried) {
            System.arraycopy(lines, tried, lines, kept, size - tried);
            System.arraycopy(tokens, tried, tokens, kept, size - tried);
            size -= tried - kept;
        }
    }
}
