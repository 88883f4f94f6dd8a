package io.github.teelab.memory.cache;

import java.util.Arrays;

/**
 * A set-associative write-back cache that allocates on reads and writes. It holds line numbers and whether they are dirty,
 * no data. Not for use by several threads at once.
 *
 * <p>A set is stored most recent first, so a hit near the front moves little and the victim is the last. The number of
 * sets may be any; of its odd part the remainder is taken, as the index hash of caches with such sizes does.
 */
public final class Cache {
    /** What {@link #victim()} answers when nothing was pushed out. */
    public static final long NONE = -1;

    private static final long XORSHIFT_SEED = 0x9E3779B97F4A7C15L;

    private final long[] slots;
    private final int ways;
    private final int powerBits;
    private final long powerMask;
    private final int odd;
    /** 2^64 / odd, rounded up; exact quotients for numbers below 2^64 / odd. */
    private final long reciprocal;

    private final Replacement replacement;
    private long victim = NONE;
    private long random = XORSHIFT_SEED;

    /** An empty cache that replaces the least recently used line. */
    public Cache(CacheGeometry geometry) {
        this(geometry, Replacement.LRU);
    }

    /** An empty cache. */
    public Cache(CacheGeometry geometry, Replacement replacement) {
        this.ways = geometry.ways();
        this.powerBits = Integer.numberOfTrailingZeros(geometry.sets());
        this.powerMask = (1L << powerBits) - 1;
        this.odd = geometry.sets() >>> powerBits;
        this.reciprocal = odd == 1 ? 0 : Long.divideUnsigned(-1L, odd) + 1;
        this.replacement = replacement;
        this.slots = new long[geometry.lines()];
        Arrays.fill(slots, NONE);
    }

    /**
     * Looks a line up and brings it in if it is not there; {@link #victim()} then tells what had to go.
     *
     * @param dirty whether the line is changed
     * @return whether it was there
     */
    public boolean access(long line, boolean dirty) {
        int first = first(line);
        long flag = dirty ? 1 : 0;
        long[] all = slots;
        int last = first + ways - 1;
        for (int i = first; i <= last; i++) {
            long slot = all[i];
            if (slot >> 1 == line) {
                if (replacement == Replacement.LRU) {
                    for (int j = i; j > first; j--) {
                        all[j] = all[j - 1];
                    }
                    all[first] = slot | flag;
                } else {
                    all[i] = slot | flag;
                }
                victim = NONE;
                return true;
            }
        }
        insert(first, last, line << 1 | flag);
        return false;
    }

    /** Whether the line is there; changes nothing. */
    public boolean holds(long line) {
        int first = first(line);
        for (int i = first; i < first + ways; i++) {
            if (slots[i] >> 1 == line) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the last {@link #access} pushed out: {@link #NONE}, or a word that {@link #line(long)} and {@link
     * #isDirty(long)} read.
     */
    public long victim() {
        return victim;
    }

    /** Whether a victim is a changed line. */
    public static boolean isDirty(long victim) {
        return victim >= 0 && (victim & 1) != 0;
    }

    /** The line number of a victim that is not {@link #NONE}. */
    public static long line(long victim) {
        return victim >> 1;
    }

    /** The numbers of all dirty lines, in ascending order. */
    public long[] dirty() {
        return Arrays.stream(slots)
                .filter(Cache::isDirty)
                .map(Cache::line)
                .sorted()
                .toArray();
    }

    /** Marks a line clean if it is there. */
    public void clean(long line) {
        int first = first(line);
        for (int i = first; i < first + ways; i++) {
            if (slots[i] >> 1 == line) {
                slots[i] &= ~1L;
            }
        }
    }

    private void insert(int first, int last, long slot) {
        int from = last;
        if (replacement == Replacement.RANDOM && slots[last] != NONE) {
            random ^= random << 13;
            random ^= random >>> 7;
            random ^= random << 17;
            from = first + (int) Long.remainderUnsigned(random, ways);
        }
        victim = slots[from];
        for (int j = from; j > first; j--) {
            slots[j] = slots[j - 1];
        }
        slots[first] = slot;
    }

    private int first(long line) {
        int set = (int) (line & powerMask);
        if (odd != 1) {
            // The remainder by multiplication; exact because line numbers stay below 2^58.
            long high = line >>> powerBits;
            set |= (int) (high - Math.multiplyHigh(high, reciprocal) * odd) << powerBits;
        }
        return set * ways;
    }
}
