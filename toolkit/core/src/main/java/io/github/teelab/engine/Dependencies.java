package io.github.teelab.engine;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The edges of a task graph, grouped by predecessor. An edge is an {@code int}: twice the successor, plus 1 if it counts
 * from the predecessor's start rather than its end.
 */
final class Dependencies {
    private final int[] firstEdge;
    private final int[] edges;
    /** Empty if every lag is 0. */
    private final long[] lagsPs;

    private final int[] predecessorCounts;
    private final boolean anyFromStart;

    private Dependencies(int[] firstEdge, int[] edges, long[] lagsPs, int[] predecessorCounts) {
        this.firstEdge = firstEdge;
        this.edges = edges;
        this.lagsPs = lagsPs;
        this.predecessorCounts = predecessorCounts;
        this.anyFromStart = Arrays.stream(edges).anyMatch(edge -> (edge & 1) != 0);
    }

    /** Groups edges given in any order; {@code lagsPs} may end before the last edge, the rest being 0. */
    static Dependencies of(int tasks, IntColumn predecessors, IntColumn edges, LongColumn lagsPs) {
        int count = edges.size();
        int[] next = new int[tasks + 1];
        int[] predecessorCounts = new int[tasks];
        for (int i = 0; i < count; i++) {
            next[predecessors.get(i) + 1]++;
            predecessorCounts[edges.get(i) >> 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] firstEdge = next.clone();
        int[] grouped = new int[count];
        long[] groupedLags = new long[lagsPs.size() == 0 ? 0 : count];
        for (int i = 0; i < count; i++) {
            int place = next[predecessors.get(i)]++;
            grouped[place] = edges.get(i);
            if (i < lagsPs.size()) {
                groupedLags[place] = lagsPs.get(i);
            }
        }
        return new Dependencies(firstEdge, grouped, groupedLags, predecessorCounts);
    }

    int count() {
        return edges.length;
    }

    int first(int predecessor) {
        return firstEdge[predecessor];
    }

    int end(int predecessor) {
        return firstEdge[predecessor + 1];
    }

    int successor(int edge) {
        return edges[edge] >> 1;
    }

    boolean fromStart(int edge) {
        return (edges[edge] & 1) != 0;
    }

    boolean anyFromStart() {
        return anyFromStart;
    }

    long lagPs(int edge) {
        return lagsPs.length == 0 ? 0 : lagsPs[edge];
    }

    int[] predecessorCounts() {
        return predecessorCounts.clone();
    }

    /**
     * Looks for a circle.
     *
     * @param describe names a task in the message
     * @throws IllegalArgumentException if the edges go round in one
     */
    void checkNoCircle(IntFunction<String> describe) {
        if (!allForward()) {
            order(describe);
        }
    }

    /** Whether each task comes after its predecessors already, as most builders add them. */
    private boolean allForward() {
        for (int task = 0; task < predecessorCounts.length; task++) {
            for (int edge = first(task); edge < end(task); edge++) {
                if (successor(edge) < task) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The tasks in an order in which each comes after its predecessors; throws as {@link #checkNoCircle} does. */
    int[] order(IntFunction<String> describe) {
        int tasks = predecessorCounts.length;
        int[] open = predecessorCounts();
        int[] order = new int[tasks];
        int found = 0;
        for (int task = 0; task < tasks; task++) {
            if (open[task] == 0) {
                order[found++] = task;
            }
        }
        for (int done = 0; done < found; done++) {
            for (int edge = first(order[done]); edge < end(order[done]); edge++) {
                if (--open[successor(edge)] == 0) {
                    order[found++] = successor(edge);
                }
            }
        }
        if (found < tasks) {
            throw new IllegalArgumentException("tasks wait for each other in a circle through "
                    + describe.apply(onCircle(open)) + "; take one of its dependencies away");
        }
        return order;
    }

    /** A task on a circle, given the numbers of unmet predecessors: after enough steps back, every step is a repeat. */
    private int onCircle(int[] open) {
        int tasks = open.length;
        int[] before = new int[tasks];
        int task = 0;
        for (int from = 0; from < tasks; from++) {
            if (open[from] > 0) {
                task = from;
                for (int edge = first(from); edge < end(from); edge++) {
                    before[successor(edge)] = from;
                }
            }
        }
        for (int step = 0; step < tasks; step++) {
            task = before[task];
        }
        return task;
    }
}
