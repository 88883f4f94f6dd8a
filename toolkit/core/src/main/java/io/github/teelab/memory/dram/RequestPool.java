package io.github.teelab.memory.dram;

import java.util.Arrays;

/**
 * The requests that one subchannel holds, in arrays, so that no request allocates. A request waits in the list of its bank
 * and direction, oldest first; each list knows its oldest request of the open row and its oldest of any other row.
 */
final class RequestPool {
    static final int NONE = -1;
    static final int READ = 0;
    static final int WRITE = 1;

    final int[] bank;
    final int[] row;
    final int[] direction;
    final long[] sequence;
    final long[] token;
    final long[] line;
    final long[] arrived;
    final boolean[] counted;

    private final int[] next;
    private final int[] previous;
    private final int[] head;
    private final int[] tail;
    private final int[] hit;
    private final int[] other;
    private final int[] free;
    private int freeCount;
    private final int banks;
    private final int[] waiting = new int[2];
    private final long[] hitMask = new long[2];
    private final long[] otherMask = new long[2];
    private long arrivals;

    RequestPool(int banks, int slots) {
        this.banks = banks;
        bank = new int[slots];
        row = new int[slots];
        direction = new int[slots];
        sequence = new long[slots];
        token = new long[slots];
        line = new long[slots];
        arrived = new long[slots];
        counted = new boolean[slots];
        next = new int[slots];
        previous = new int[slots];
        head = none(2 * banks);
        tail = none(2 * banks);
        hit = none(2 * banks);
        other = none(2 * banks);
        free = new int[slots];
        Arrays.setAll(free, slot -> slots - 1 - slot);
        freeCount = slots;
    }

    private static int[] none(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    /** Requests of a direction that wait in their queue. */
    int waiting(int ofDirection) {
        return waiting[ofDirection];
    }

    /** A bit for each bank that has a {@link #hit}. */
    long hitMask(int ofDirection) {
        return hitMask[ofDirection];
    }

    /** A bit for each bank that has an {@link #other}. */
    long otherMask(int ofDirection) {
        return otherMask[ofDirection];
    }

    /** The oldest waiting request of the open row, or {@link #NONE}. */
    int hit(int ofDirection, int ofBank) {
        return hit[ofDirection * banks + ofBank];
    }

    /** The oldest waiting request of a row that is not open, or {@link #NONE}. */
    int other(int ofDirection, int ofBank) {
        return other[ofDirection * banks + ofBank];
    }

    /** Whether a request of the bank's open row waits. */
    boolean anyHit(int ofBank) {
        return hit[ofBank] != NONE || hit[banks + ofBank] != NONE;
    }

    /** Whether a write of that line waits in a bank. */
    boolean hasWrite(int ofBank, long ofLine) {
        for (int slot = head[WRITE * banks + ofBank]; slot != NONE; slot = next[slot]) {
            if (line[slot] == ofLine) {
                return true;
            }
        }
        return false;
    }

    /** Puts a request at the end of its list. */
    int add(int toDirection, int toBank, int toRow, int openRow, long ofLine, long withToken, long cycle) {
        int slot = free[--freeCount];
        int list = toDirection * banks + toBank;
        bank[slot] = toBank;
        row[slot] = toRow;
        direction[slot] = toDirection;
        sequence[slot] = arrivals++;
        token[slot] = withToken;
        line[slot] = ofLine;
        arrived[slot] = cycle;
        counted[slot] = false;
        next[slot] = NONE;
        previous[slot] = tail[list];
        if (tail[list] == NONE) {
            head[list] = slot;
        } else {
            next[tail[list]] = slot;
        }
        tail[list] = slot;
        waiting[toDirection]++;
        if (toRow == openRow) {
            if (hit[list] == NONE) {
                hit[list] = slot;
                hitMask[toDirection] |= 1L << toBank;
            }
        } else if (other[list] == NONE) {
            other[list] = slot;
            otherMask[toDirection] |= 1L << toBank;
        }
        return slot;
    }

    /** Takes a request off its list; its slot stays taken until {@link #free}. */
    void unlink(int slot, int openRow) {
        int list = direction[slot] * banks + bank[slot];
        if (previous[slot] == NONE) {
            head[list] = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] == NONE) {
            tail[list] = previous[slot];
        } else {
            previous[next[slot]] = previous[slot];
        }
        waiting[direction[slot]]--;
        if (hit[list] == slot) {
            findHit(list, next[slot], openRow);
        }
        if (other[list] == slot) {
            findOther(list, next[slot], openRow);
        }
    }

    void free(int slot) {
        free[freeCount++] = slot;
    }

    /** Sorts the lists of a bank anew after its open row has changed. */
    void opened(int ofBank, int openRow) {
        for (int list = ofBank; list < 2 * banks; list += banks) {
            findHit(list, head[list], openRow);
            findOther(list, head[list], openRow);
        }
    }

    void record(Snapshot snapshot) {
        for (int list = 0; list < 2 * banks; list++) {
            for (int slot = head[list]; slot != NONE; slot = next[slot]) {
                record(snapshot, slot);
            }
            snapshot.add(NONE);
        }
    }

    void record(Snapshot snapshot, int slot) {
        snapshot.add(sequence[slot] - arrivals);
        snapshot.add(row[slot]);
        snapshot.add(counted[slot] ? 1 : 0);
        snapshot.addCycle(arrived[slot]);
        snapshot.addLine(line[slot]);
    }

    /** Makes all requests later by some cycles, and for lines further on. */
    void shift(long cycles, long lines) {
        for (int slot = 0; slot < bank.length; slot++) {
            arrived[slot] += cycles;
            line[slot] += lines;
        }
    }

    private void findHit(int list, int from, int openRow) {
        int found = from;
        while (found != NONE && row[found] != openRow) {
            found = next[found];
        }
        hit[list] = found;
        mark(hitMask, list, found != NONE);
    }

    private void findOther(int list, int from, int openRow) {
        int found = from;
        while (found != NONE && row[found] == openRow) {
            found = next[found];
        }
        other[list] = found;
        mark(otherMask, list, found != NONE);
    }

    private void mark(long[] masks, int list, boolean present) {
        int way = list < banks ? READ : WRITE;
        long bit = 1L << (list - way * banks);
        masks[way] = present ? masks[way] | bit : masks[way] & ~bit;
    }
}
