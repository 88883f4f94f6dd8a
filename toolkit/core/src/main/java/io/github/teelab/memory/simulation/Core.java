package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.MainMemory;

/** Where a core is in its loop, and which of its miss registers are taken. */
final class Core {
    static final int NO_REGISTER = -1;
    private static final long IN_FLIGHT = MainMemory.NEVER;

    /** When each miss register is free; {@link #IN_FLIGHT} while that is not known. */
    private final long[] freePs;

    private AccessPattern[] patterns = {};
    private long computePs;
    private long steps;
    private long step;
    private int next;
    /** When the core can issue its next access, as far as its own work goes. */
    private long clockPs;
    /** When something may change for it; {@link MainMemory#NEVER} while it waits for memory. */
    private long wakePs;

    private boolean heldByController;

    Core(int registers) {
        freePs = new long[registers];
    }

    void start(AccessLoop loop, long nowPs) {
        patterns = loop.patterns().toArray(new AccessPattern[0]);
        computePs = loop.computePs();
        steps = loop.steps();
        step = 0;
        next = 0;
        clockPs = nowPs;
        wakePs = nowPs;
    }

    void leaveOut(long count) {
        step += count;
    }

    boolean issuedAll() {
        return step >= steps;
    }

    long step() {
        return step;
    }

    /** The next access of one of its patterns: those issued in this step are one ahead. */
    long stepOf(int pattern) {
        return pattern < next ? step + 1 : step;
    }

    AccessPattern pattern() {
        return patterns[next];
    }

    /** Goes on to the next access; after the last of a step time passes for its computation. */
    void issued(long nowPs) {
        next++;
        if (next == patterns.length) {
            next = 0;
            step++;
            clockPs = Math.max(clockPs, nowPs) + computePs;
        }
    }

    long clockPs() {
        return clockPs;
    }

    void holdByController() {
        heldByController = true;
    }

    boolean isHeldByController() {
        return heldByController;
    }

    void release(long nowPs) {
        heldByController = false;
        wakePs = nowPs;
    }

    long wakePs() {
        return wakePs;
    }

    void wakeAt(long timePs) {
        wakePs = timePs;
    }

    int freeRegister(long nowPs) {
        for (int i = 0; i < freePs.length; i++) {
            if (freePs[i] <= nowPs) {
                return i;
            }
        }
        return NO_REGISTER;
    }

    long firstFreePs() {
        long first = IN_FLIGHT;
        for (long free : freePs) {
            first = Math.min(first, free);
        }
        return first;
    }

    long lastFreePs() {
        long last = 0;
        for (long free : freePs) {
            last = Math.max(last, free);
        }
        return last;
    }

    void take(int register) {
        freePs[register] = IN_FLIGHT;
    }

    void free(int register, long timePs) {
        freePs[register] = timePs;
        wakePs = Math.min(wakePs, Math.max(timePs, clockPs));
    }
}
