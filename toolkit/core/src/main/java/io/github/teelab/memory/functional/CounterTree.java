package io.github.teelab.memory.functional;

import io.github.teelab.crypto.LineCipher;
import io.github.teelab.memory.functional.UntrustedDram.Kind;
import io.github.teelab.memory.functional.UntrustedDram.Place;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Version numbers under a tree of counters, as in the SGX memory encryption engine: a node holds eight counters and a code over
 * them that includes the node's own counter one level up; the topmost counter is on the chip. Level 0 holds the versions.
 */
final class CounterTree {
    static final int ARITY = 8;

    /** Node codes and line codes are made with one key; nodes take addresses that no line has. */
    private static final long NODE_ADDRESSES = 1L << 62;

    private static final int LEVEL_SHIFT = 48;

    private final UntrustedDram dram;
    private final LineCipher cipher;
    private final Set<MemoryCheck> checks;
    private final int levels;
    private long root;

    CounterTree(UntrustedDram dram, LineCipher cipher, Set<MemoryCheck> checks, long lines) {
        this.dram = dram;
        this.cipher = cipher;
        this.checks = checks;
        int height = 1;
        for (long nodes = (lines + ARITY - 1) / ARITY; nodes > 1; nodes = (nodes + ARITY - 1) / ARITY) {
            height++;
        }
        this.levels = height;
        long nodes = lines;
        for (int level = 0; level < levels; level++) {
            nodes = (nodes + ARITY - 1) / ARITY;
            for (long index = 0; index < nodes; index++) {
                store(level, index, new long[ARITY], 0);
            }
        }
    }

    int levels() {
        return levels;
    }

    /** The version of a line, once every node above it has been checked. */
    long version(long line) {
        return checked(line).get(0)[(int) (line % ARITY)];
    }

    /** Adds one to the version of a line and to every counter above it: to what was checked, not to what memory holds by then. */
    long increment(long line) {
        List<long[]> path = checked(line);
        root++;
        long above = root;
        for (int level = levels - 1; level >= 0; level--) {
            long[] counters = path.get(level);
            int child = child(level, line);
            counters[child]++;
            store(level, index(level, line), counters, above);
            above = counters[child];
        }
        return above;
    }

    /** The counters of the nodes over a line, lowest first, each node read once and checked from the root down. */
    private List<long[]> checked(long line) {
        long[][] path = new long[levels][];
        long above = root;
        for (int level = levels - 1; level >= 0; level--) {
            long index = index(level, line);
            byte[] node = dram.fetch(new Place(Kind.NODE, level, index));
            byte[] counters = Arrays.copyOf(node, ARITY * Long.BYTES);
            byte[] stored = Arrays.copyOfRange(node, counters.length, node.length);
            MemoryCheck check = level == 0 ? MemoryCheck.VERSION_NODE : MemoryCheck.TREE_NODE;
            if (checks.contains(check) && !MessageDigest.isEqual(stored, code(level, index, counters, above))) {
                throw new TamperDetected(check, line);
            }
            path[level] = longs(counters);
            above = path[level][child(level, line)];
        }
        return List.of(path);
    }

    /** Which of a node's counters belongs to a line. */
    private static int child(int level, long line) {
        return (int) ((level == 0 ? line : index(level - 1, line)) % ARITY);
    }

    private void store(int level, long index, long[] counters, long above) {
        ByteBuffer bytes = ByteBuffer.allocate(ARITY * Long.BYTES + LineCipher.MAC_BYTES);
        for (long counter : counters) {
            bytes.putLong(counter);
        }
        bytes.put(code(level, index, Arrays.copyOf(bytes.array(), ARITY * Long.BYTES), above));
        dram.write(new Place(Kind.NODE, level, index), bytes.array());
    }

    private byte[] code(int level, long index, byte[] counters, long above) {
        return cipher.macBytes(NODE_ADDRESSES | (long) level << LEVEL_SHIFT | index, above, counters);
    }

    private static long index(int level, long line) {
        long index = line;
        for (int i = 0; i <= level; i++) {
            index /= ARITY;
        }
        return index;
    }

    private static long[] longs(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long[] longs = new long[ARITY];
        for (int i = 0; i < ARITY; i++) {
            longs[i] = buffer.getLong();
        }
        return longs;
    }
}
