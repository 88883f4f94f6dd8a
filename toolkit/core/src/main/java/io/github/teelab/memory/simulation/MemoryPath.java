package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Counter;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.cache.Hierarchy;
import io.github.teelab.memory.scheme.Protection;
import io.github.teelab.memory.scheme.Scheme;

/** From the cores to the memory controller: caches, then the scheme. Both ways of running go through it. */
final class MemoryPath {
    /** {@link #access} answers this if a cache had the line. */
    static final long CACHED = -1;

    private static final int LINE_SHIFT = 6;

    private final Hierarchy caches;
    private final Protection protection;
    private final LineRequests requests;
    private final Counters counters = new Counters();
    private final LineRequests unheard = new LineRequests(new Counters(), false);

    MemoryPath(Machine machine, Scheme scheme, boolean timed) {
        this.caches = machine.caches();
        this.protection = scheme.protect(machine.protection());
        this.requests = new LineRequests(counters, timed);
    }

    /**
     * One access; {@link #requests()} then holds what it causes.
     *
     * @return {@link #CACHED}, or what the scheme adds after the last critical request, picoseconds
     */
    long access(int core, long address, boolean write) {
        long line = address >>> LINE_SHIFT;
        requests.clear();
        counters.increment(Counter.ACCESSES);
        int level = caches.access(core, line, write);
        if (!write || level == Hierarchy.MEMORY) {
            protection.requested(line, requests);
        }
        long addedPs = CACHED;
        switch (level) {
            case 1 -> {
                counters.increment(Counter.FIRST_LEVEL_HITS);
                return CACHED;
            }
            case 2 -> counters.increment(Counter.SECOND_LEVEL_HITS);
            case 3 -> counters.increment(Counter.THIRD_LEVEL_HITS);
            default -> {
                requests.readData(line);
                addedPs = protection.read(line, requests);
            }
        }
        for (int i = 0; i < caches.writeBackCount(); i++) {
            requests.writeData(caches.writeBack(i));
            protection.write(caches.writeBack(i), requests);
        }
        return addedPs;
    }

    /**
     * Leaves out steps of one thread, from the given one on: tells the scheme. The caches see the last of them through
     * {@link #accessCaches}.
     */
    void leaveOut(AccessPattern pattern, long from, Gap gap) {
        protection.leftOut(pattern, from, gap.steps(), gap.steps() - gap.cachedSteps(), unheard);
    }

    /** An access that only caches see; what they write back for it changes the scheme's state and is not counted. */
    void accessCaches(int core, long address, boolean write) {
        caches.access(core, address >>> LINE_SHIFT, write);
        for (int i = 0; i < caches.writeBackCount(); i++) {
            protection.write(caches.writeBack(i), unheard);
        }
    }

    /** Adds what was counted in {@code windowSteps} steps for {@code steps} that were left out. */
    void addLeftOut(Counters window, long steps, long windowSteps) {
        counters.addScaled(window, steps, windowSteps);
    }

    /** Writes back every changed line of the caches, in ascending order, then all changed metadata. */
    void drain() {
        requests.clear();
        for (long line : caches.clean()) {
            requests.writeData(line);
            protection.write(line, requests);
        }
        protection.drain(requests);
    }

    LineRequests requests() {
        return requests;
    }

    Counters counters() {
        return counters;
    }
}
