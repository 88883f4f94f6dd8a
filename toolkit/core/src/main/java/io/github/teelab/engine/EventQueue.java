package io.github.teelab.engine;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Pending events, earliest first; events at equal times come out in the order in which they were added.
 *
 * <p>A 4-ary heap over one primitive array: no allocation per event once the array has grown to the largest number
 * pending. The key (time, sequence) is a total order. An event is any {@code int}; its meaning is the caller's.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class EventQueue {
    /*
     * An entry is two neighbouring longs: the time, then (sequence << 32 | event). Both are at least 0, so the sign of
     * a difference tells the order without overflow. Four siblings fill 64 bytes; the two unused entries in front let
     * each group of siblings start on a cache line when the array's header does.
     *
     * poll() leaves a hole at the root. A simulation mostly adds an event right after taking one, and that event can
     * sink from the hole: one pass through the heap rather than two.
     */
    private static final int ROOT = 4;
    private static final long ABSENT = Long.MAX_VALUE;
    private static final int MAX_PENDING = 1 << 27;

    private long[] heap;
    /** One past the last entry in use, as an index into the array; the hole counts as in use. */
    private int end = ROOT;

    private boolean hole;
    private int sequence;
    private final int lastSequence;
    private long lastTimePs;

    /** An empty queue. */
    public EventQueue() {
        this(16);
    }

    /**
     * An empty queue with room for {@code capacity} pending events before it grows.
     *
     * @throws IllegalArgumentException if {@code capacity} is below 0 or above 2<sup>27</sup>
     */
    public EventQueue(int capacity) {
        this(capacity, Integer.MAX_VALUE);
    }

    /** For tests: sequence numbers run up to {@code lastSequence} before those pending are numbered afresh. */
    EventQueue(int capacity, int lastSequence) {
        if (capacity < 0 || capacity > MAX_PENDING) {
            throw new IllegalArgumentException("capacity: got " + capacity + ", allowed 0 to 2^27 events");
        }
        this.lastSequence = lastSequence;
        this.heap = new long[arrayLength(capacity)];
        Arrays.fill(heap, ABSENT);
    }

    /** Number of pending events. */
    public int size() {
        return (end - ROOT) / 2 - (hole ? 1 : 0);
    }

    /** Whether no event is pending. */
    public boolean isEmpty() {
        return end == (hole ? ROOT + 2 : ROOT);
    }

    /** Forgets all pending events. */
    public void clear() {
        Arrays.fill(heap, ROOT, end, ABSENT);
        end = ROOT;
        hole = false;
        sequence = 0;
    }

    /**
     * Adds an event.
     *
     * @param timePs when it is due, in picoseconds, at least 0; it may lie before events already taken
     * @param event any number
     * @throws IllegalArgumentException if {@code timePs} is below 0
     */
    public void add(long timePs, int event) {
        if (timePs < 0) {
            throw new IllegalArgumentException("time: got " + timePs + " ps, allowed 0 or more");
        }
        if (sequence == lastSequence) {
            renumber();
        }
        long order = ((long) sequence++ << 32) | (event & 0xFFFF_FFFFL);
        if (hole) {
            hole = false;
            sink(timePs, order);
        } else {
            // Room for a whole group of siblings, so that sink() may read four without asking.
            if (end + 8 > heap.length) {
                grow();
            }
            end += 2;
            rise(end - 2, timePs, order);
        }
    }

    /**
     * Removes the earliest event.
     *
     * @return the event; its time is then {@link #lastTimePs()}
     * @throws NoSuchElementException if the queue is empty
     */
    public int poll() {
        if (hole) {
            fillHole();
        }
        if (end == ROOT) {
            throw new NoSuchElementException("the event queue is empty");
        }
        hole = true;
        lastTimePs = heap[ROOT];
        return (int) heap[ROOT + 1];
    }

    /** Time of the event that {@link #poll()} last returned, in picoseconds; 0 before the first. */
    public long lastTimePs() {
        return lastTimePs;
    }

    /**
     * Time of the earliest pending event, in picoseconds.
     *
     * @throws NoSuchElementException if the queue is empty
     */
    public long peekTimePs() {
        if (hole) {
            fillHole();
        }
        if (end == ROOT) {
            throw new NoSuchElementException("the event queue is empty");
        }
        return heap[ROOT];
    }

    /** Moves every pending event and {@link #lastTimePs()} earlier by {@code shiftPs}; their order stays. */
    void shiftEarlier(long shiftPs) {
        for (int entry = hole ? ROOT + 2 : ROOT; entry < end; entry += 2) {
            heap[entry] -= shiftPs;
        }
        lastTimePs -= shiftPs;
    }

    private void fillHole() {
        hole = false;
        end -= 2;
        long timePs = heap[end];
        long order = heap[end + 1];
        heap[end] = ABSENT;
        heap[end + 1] = ABSENT;
        if (end > ROOT) {
            sink(timePs, order);
        }
    }

    /** Puts an entry at {@code at} or above it, moving later parents down. */
    private void rise(int at, long timePs, long order) {
        long[] entries = heap;
        int hollow = at;
        while (hollow > ROOT) {
            int parent = (((hollow - 6) >> 3) << 1) + ROOT;
            if (before(entries[parent], entries[parent + 1], timePs, order) == 0) {
                entries[hollow] = entries[parent];
                entries[hollow + 1] = entries[parent + 1];
                hollow = parent;
            } else {
                break;
            }
        }
        entries[hollow] = timePs;
        entries[hollow + 1] = order;
    }

    /** Puts an entry at the root or beneath it, moving the earliest of each four siblings up. */
    private void sink(long timePs, long order) {
        long[] entries = heap;
        int last = end;
        int hollow = ROOT;
        int child = 6;
        while (child < last) {
            // A knock-out of four by masks (-1 or 0): which sibling wins is a coin toss that no branch predictor
            // learns.
            long time0 = entries[child];
            long order0 = entries[child + 1];
            long time1 = entries[child + 2];
            long order1 = entries[child + 3];
            long time2 = entries[child + 4];
            long order2 = entries[child + 5];
            long time3 = entries[child + 6];
            long order3 = entries[child + 7];
            long take1 = before(time1, order1, time0, order0);
            long timeA = time0 + ((time1 - time0) & take1);
            long orderA = order0 + ((order1 - order0) & take1);
            long take3 = before(time3, order3, time2, order2);
            long timeB = time2 + ((time3 - time2) & take3);
            long orderB = order2 + ((order3 - order2) & take3);
            long takeB = before(timeB, orderB, timeA, orderA);
            long timeMin = timeA + ((timeB - timeA) & takeB);
            long orderMin = orderA + ((orderB - orderA) & takeB);
            if (before(timePs, order, timeMin, orderMin) != 0) {
                break;
            }
            int offsetA = (int) take1 & 2;
            int offsetB = ((int) take3 & 2) | 4;
            int winner = child + offsetA + ((offsetB - offsetA) & (int) takeB);
            entries[hollow] = timeMin;
            entries[hollow + 1] = orderMin;
            hollow = winner;
            child = 4 * winner - 10;
        }
        entries[hollow] = timePs;
        entries[hollow + 1] = order;
    }

    /** -1 if (time, order) comes before (otherTime, otherOrder), else 0. */
    private static long before(long time, long order, long otherTime, long otherOrder) {
        return (time - otherTime - ((order - otherOrder) >>> 63)) >> 63;
    }

    /** Numbers the pending events afresh in their order, once sequence numbers have run out. */
    private void renumber() {
        int pending = size();
        if (pending >= lastSequence) {
            throw new IllegalStateException("more events pending than sequence numbers: " + pending);
        }
        long[] sorted = new long[heap.length];
        Arrays.fill(sorted, ABSENT);
        long keptTimePs = lastTimePs;
        for (int rank = 0; rank < pending; rank++) {
            long event = poll() & 0xFFFF_FFFFL;
            sorted[ROOT + 2 * rank] = lastTimePs;
            sorted[ROOT + 2 * rank + 1] = ((long) rank << 32) | event;
        }
        heap = sorted;
        end = ROOT + 2 * pending;
        hole = false;
        sequence = pending;
        lastTimePs = keptTimePs;
    }

    private void grow() {
        int pending = size();
        if (pending >= MAX_PENDING) {
            throw new IllegalStateException("too many pending events: got " + pending + " and one more, allowed 2^27");
        }
        int before = heap.length;
        heap = Arrays.copyOf(heap, arrayLength(Math.min(2 * pending, MAX_PENDING)));
        Arrays.fill(heap, before, heap.length, ABSENT);
    }

    private static int arrayLength(int events) {
        return ROOT + 2 * events + 8;
    }
}
