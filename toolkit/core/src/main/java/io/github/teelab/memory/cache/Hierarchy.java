package io.github.teelab.memory.cache;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Two private caches for each core and one shared by all. Every level takes in what passes it, none forces a line out of
 * another (neither inclusive nor exclusive), changed lines move down one level when they are pushed out. A store brings its
 * line in like a load. Not modelled: coherence between cores, which share no lines in the workloads at hand except at
 * the ends of their parts; prefetching.
 */
public final class Hierarchy {
    /** What {@link #access} answers when no cache holds the line. */
    public static final int MEMORY = 4;

    /** Each access can push out at most two lines of the last cache from above and one by the line itself. */
    private static final int MOST_WRITE_BACKS = 4;

    private final Cache[] first;
    private final Cache[] second;
    private final Cache third;
    private final long[] writeBacks = new long[MOST_WRITE_BACKS];
    private int writeBackCount;

    /** Empty caches. */
    public Hierarchy(int cores, CacheGeometry first, CacheGeometry second, CacheGeometry shared) {
        this.first = caches(cores, first);
        this.second = caches(cores, second);
        this.third = new Cache(shared);
    }

    private static Cache[] caches(int cores, CacheGeometry geometry) {
        Cache[] caches = new Cache[cores];
        for (int i = 0; i < cores; i++) {
            caches[i] = new Cache(geometry);
        }
        return caches;
    }

    /**
     * One access of a core.
     *
     * @return 1 to 3 for the cache that had the line, {@link #MEMORY} if none had
     */
    public int access(int core, long line, boolean write) {
        writeBackCount = 0;
        Cache one = first[core];
        if (one.access(line, write)) {
            return 1;
        }
        Cache two = second[core];
        long victim = one.victim();
        if (Cache.isDirty(victim) && !two.access(Cache.line(victim), true)) {
            pushOut(two.victim());
        }
        if (two.access(line, false)) {
            return 2;
        }
        pushOut(two.victim());
        if (third.access(line, false)) {
            return 3;
        }
        collect(third.victim());
        return MEMORY;
    }

    /** Changed lines that the last access pushed out to memory. */
    public int writeBackCount() {
        return writeBackCount;
    }

    /** The line number of one of them. */
    public long writeBack(int index) {
        return writeBacks[index];
    }

    /** Marks all lines of all caches clean; the numbers of those that were dirty, in ascending order, each once. */
    public long[] clean() {
        Cache[] all = Stream.of(first, second, new Cache[] {third})
                .flatMap(Arrays::stream)
                .toArray(Cache[]::new);
        long[] dirty = Arrays.stream(all)
                .flatMapToLong(cache -> Arrays.stream(cache.dirty()))
                .sorted()
                .distinct()
                .toArray();
        for (Cache cache : all) {
            Arrays.stream(cache.dirty()).forEach(cache::clean);
        }
        return dirty;
    }

    private void pushOut(long victim) {
        if (Cache.isDirty(victim) && !third.access(Cache.line(victim), true)) {
            collect(third.victim());
        }
    }

    private void collect(long victim) {
        if (Cache.isDirty(victim)) {
            writeBacks[writeBackCount++] = Cache.line(victim);
        }
    }
}
