package io.github.teelab.memory.scheme;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The short counters of all groups that were ever written. */
final class MinorCounters {
    private final int perGroup;
    private final int most;
    private final boolean rebasing;
    private final Map<Long, byte[]> groups = new HashMap<>();

    MinorCounters(int perGroup, int bits, boolean rebasing) {
        this.perGroup = perGroup;
        this.most = (1 << bits) - 1;
        this.rebasing = rebasing;
    }

    /** Counts a write of a line; whether its group has to be encrypted anew. */
    boolean overflows(long line) {
        byte[] minors = groups.computeIfAbsent(line / perGroup, group -> new byte[perGroup]);
        int index = (int) (line % perGroup);
        if (minors[index] < most) {
            minors[index]++;
            return false;
        }
        if (rebasing) {
            int least = most;
            for (byte minor : minors) {
                least = Math.min(least, minor);
            }
            if (least > 0) {
                for (int i = 0; i < perGroup; i++) {
                    minors[i] -= (byte) least;
                }
                minors[index]++;
                return false;
            }
        }
        Arrays.fill(minors, (byte) 0);
        return true;
    }
}
