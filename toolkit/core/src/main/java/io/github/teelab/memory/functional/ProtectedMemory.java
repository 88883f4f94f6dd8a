package io.github.teelab.memory.functional;

import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.memory.functional.UntrustedDram.Kind;
import io.github.teelab.memory.functional.UntrustedDram.Place;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A small memory under the SGX-like scheme, with real bytes: each line encrypted under its address and version, with a code of
 * its own, its version under a tree. What is on the chip: keys and the counter of the root.
 */
public final class ProtectedMemory {
    /** Bytes of a line. */
    public static final int LINE_BYTES = 64;

    private final UntrustedDram dram;
    private final LineCipher cipher;
    private final Set<MemoryCheck> checks;
    private final CounterTree tree;
    private final long lines;

    private ProtectedMemory(UntrustedDram dram, SecretKey key, Set<MemoryCheck> checks, long lines) {
        this.dram = dram;
        this.cipher = LineCipher.of(key);
        this.checks = checks;
        this.lines = lines;
        this.tree = new CounterTree(dram, cipher, checks, lines);
        for (long line = 0; line < lines; line++) {
            write(line, new byte[LINE_BYTES]);
        }
    }

    /**
     * A memory of zeros.
     *
     * @param lines at least 1
     */
    public static ProtectedMemory of(UntrustedDram dram, SecretKey key, long lines) {
        return new ProtectedMemory(dram, key, EnumSet.allOf(MemoryCheck.class), lines);
    }

    /** The same with one check left out: to show what the check is for. */
    public static ProtectedMemory without(MemoryCheck left, UntrustedDram dram, SecretKey key, long lines) {
        return new ProtectedMemory(dram, key, EnumSet.complementOf(EnumSet.of(left)), lines);
    }

    /** Levels of the tree in memory. */
    public int treeLevels() {
        return tree.levels();
    }

    /** All places in the chips that a line rests on: its bytes, its code, and the nodes from its version up to the root. */
    public List<Place> places(long line) {
        check(line);
        List<Place> places = new ArrayList<>(List.of(data(line), mac(line)));
        long index = line;
        for (int level = 0; level < treeLevels(); level++) {
            index /= CounterTree.ARITY;
            places.add(new Place(Kind.NODE, level, index));
        }
        return List.copyOf(places);
    }

    /**
     * What was last written to a line.
     *
     * @throws TamperDetected if memory was changed
     */
    public byte[] read(long line) {
        check(line);
        long version = tree.version(line);
        byte[] stored = dram.fetch(data(line));
        byte[] mac = dram.fetch(mac(line));
        if (checks.contains(MemoryCheck.LINE_MAC)
                && !MessageDigest.isEqual(mac, cipher.macBytes(address(line), version, stored))) {
            throw new TamperDetected(MemoryCheck.LINE_MAC, line);
        }
        return cipher.apply(address(line), version, stored);
    }

    /**
     * Writes a line under a new version.
     *
     * @param contents 64 bytes
     * @throws TamperDetected if the tree above was changed
     */
    public void write(long line, byte[] contents) {
        check(line);
        if (contents.length != LINE_BYTES) {
            throw new IllegalArgumentException(
                    "line " + line + ": got " + contents.length + " bytes, allowed " + LINE_BYTES);
        }
        long version = tree.increment(line);
        byte[] stored = cipher.apply(address(line), version, contents);
        dram.write(data(line), stored);
        dram.write(mac(line), cipher.macBytes(address(line), version, stored));
    }

    static Place data(long line) {
        return new Place(Kind.DATA, 0, line);
    }

    static Place mac(long line) {
        return new Place(Kind.MAC, 0, line);
    }

    static long address(long line) {
        return line * LINE_BYTES;
    }

    private void check(long line) {
        if (line < 0 || line >= lines) {
            throw new IllegalArgumentException("line " + line + ": allowed 0 to " + (lines - 1));
        }
    }
}
