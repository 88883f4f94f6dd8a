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
    private final long[] mask = new long[2];
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

    /** A bit for each bank that has requests of a direction waiting. */
    long mask(int ofDirection) {
        return mask[ofDirection];
    }

    /** The oldest waiting request of the open row, or {@link #NONE}. */
    int hit(int ofDirection, int ofBank) {
        return hit[ofDirection * banks + ofBank];
    }

    /** The oldest waiting request of a row that is not open, or {@link #NONE}. */
    int other(int ofDirection, int ofBank) {
        return other[ofDirection * banks + ofBank];
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
        mask[toDirection] |= 1L << toBank;
        if (toRow == openRow) {
            hit[list] = hit[list] == NONE ? slot : hit[list];
        } else {
            other[list] = other[list] == NONE ? slot : other[list];
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
        if (head[list] == NONE) {
            mask[direction[slot]] &= ~(1L << bank[slot]);
        }
        if (hit[list] == slot) {
            hit[list] = from(next[slot], openRow, true);
        }
        if (other[list] == slot) {
            other[list] = from(next[slot], openRow, false);
        }
    }

    void free(int slot) {
        free[freeCount++] = slot;
    }

    /** Sorts the lists of a bank anew after its open row has changed. */
    void opened(int ofBank, int openRow) {
        for (int list = ofBank; list < 2 * banks; list += banks) {
            hit[list] = from(head[list], openRow, true);
            other[list] = from(head[list], openRow, false);
        }
    }

    private int from(int slot, int openRow, boolean same) {
        int found = slot;
        while (found != NONE && (row[found] == openRow) != same) {
            found = next[found];
        }
        return found;
    }
}
