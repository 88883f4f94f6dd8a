package io.github.teelab.engine;

import java.util.Arrays;

/** The user-level operations of a timeline: when the first task of each began and the last ended. */
final class Operations {
    private final int[] ids;
    private final long[] startPs;
    private final long[] endPs;
    private final long[] totalPs;

    Operations(Timeline timeline) {
        int[] used = new int[timeline.taskCount()];
        int count = 0;
        for (int task = 0; task < used.length; task++) {
            if (timeline.operation(task) >= 0) {
                used[count++] = timeline.operation(task);
            }
        }
        ids = Arrays.stream(used, 0, count).sorted().distinct().toArray();
        startPs = new long[ids.length];
        Arrays.fill(startPs, Long.MAX_VALUE);
        endPs = new long[ids.length];
        totalPs = new long[ids.length];
        for (int task = 0; task < used.length && ids.length > 0; task++) {
            int place = Arrays.binarySearch(ids, timeline.operation(task));
            if (place >= 0) {
                startPs[place] = Math.min(startPs[place], timeline.startPs(task));
                endPs[place] = Math.max(endPs[place], timeline.endPs(task));
                totalPs[place] += timeline.endPs(task) - timeline.startPs(task);
            }
        }
    }

    int[] ids() {
        return ids.clone();
    }

    long startPs(int id) {
        return startPs[place(id)];
    }

    long endPs(int id) {
        return endPs[place(id)];
    }

    long totalPs(int id) {
        return totalPs[place(id)];
    }

    private int place(int id) {
        int place = Arrays.binarySearch(ids, id);
        if (place < 0) {
            throw new IllegalArgumentException("operation: got " + id + ", allowed one that a task of the program has"
                    + (ids.length == 0 ? "; none has" : ", " + ids[0] + " to " + ids[ids.length - 1]));
        }
        return place;
    }
}
