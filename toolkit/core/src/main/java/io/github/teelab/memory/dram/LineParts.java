package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;
import java.util.Arrays;

/** Lines of several bursts on their way: a line is complete with its last burst. */
final class LineParts {
    private static final int START = 64;

    private long[] token = new long[START];
    private int[] left = new int[START];
    private int[] free = new int[START];
    private int freeCount;
    private int used;

    /** Notes a line; the result names it until it is complete. */
    long begin(long ofToken, int parts) {
        int name = freeCount > 0 ? free[--freeCount] : used++;
        if (name == token.length) {
            token = Arrays.copyOf(token, 2 * name);
            left = Arrays.copyOf(left, 2 * name);
            free = Arrays.copyOf(free, 2 * name);
        }
        token[name] = ofToken;
        left[name] = parts;
        return name;
    }

    /** Notes that a part is complete, and tells of the line if it was the last. */
    void done(long name, long timePs, MainMemory.Completions completions) {
        int line = (int) name;
        if (--left[line] == 0) {
            free[freeCount++] = line;
            completions.completed(token[line], timePs);
        }
    }
}
