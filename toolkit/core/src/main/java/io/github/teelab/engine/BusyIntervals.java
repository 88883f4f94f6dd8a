package io.github.teelab.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The moments at which at least one of some tasks ran, as disjoint intervals in order of time. */
final class BusyIntervals {
    private final long[] startsPs;
    private final long[] endsPs;
    private final int count;

    private BusyIntervals(long[] startsPs, long[] endsPs, int count) {
        this.startsPs = startsPs;
        this.endsPs = endsPs;
        this.count = count;
    }

    /** The union of the spans of the tasks chosen; spans that touch become one interval. */
    static BusyIntervals of(Timeline timeline, IntPredicate chosen) {
        LongColumn starts = new LongColumn();
        LongColumn ends = new LongColumn();
        for (int task = 0; task < timeline.taskCount(); task++) {
            if (chosen.test(task) && timeline.endPs(task) > timeline.startPs(task)) {
                starts.add(timeline.startPs(task));
                ends.add(timeline.endPs(task));
            }
        }
        return union(starts.toArray(), ends.toArray());
    }

    /** Sorted apart, the i-th end leaves the union exactly when fewer spans have started than ended after it. */
    private static BusyIntervals union(long[] starts, long[] ends) {
        Arrays.sort(starts);
        Arrays.sort(ends);
        int count = 0;
        int first = 0;
        for (int i = 0; i < starts.length; i++) {
            if (i + 1 == starts.length || starts[i + 1] > ends[i]) {
                starts[count] = starts[first];
                ends[count] = ends[i];
                count++;
                first = i + 1;
            }
        }
        return new BusyIntervals(starts, ends, count);
    }

    long totalPs() {
        long totalPs = 0;
        for (int i = 0; i < count; i++) {
            totalPs += endsPs[i] - startsPs[i];
        }
        return totalPs;
    }

    /** How long both are busy. */
    long overlapPs(BusyIntervals other) {
        long overlapPs = 0;
        int here = 0;
        int there = 0;
        while (here < count && there < other.count) {
            long from = Math.max(startsPs[here], other.startsPs[there]);
            long to = Math.min(endsPs[here], other.endsPs[there]);
            overlapPs += Math.max(0, to - from);
            if (endsPs[here] < other.endsPs[there]) {
                here++;
            } else {
                there++;
            }
        }
        return overlapPs;
    }
}
