package io.github.teelab.memory.functional;

import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * One tensor as the Meta Table knows it: a version and a code on the chip for all its lines, none in memory. The code is the
 * exclusive or of the lines' codes, so that lines may be read in any order; whoever has read them all compares once (TensorTEE,
 * section 2.2).
 */
public final class TensorMemory {
    private final UntrustedDram dram;
    private final LineCipher cipher;
    private final boolean compares;
    private final int lines;
    private long version;
    private byte[] code;

    private TensorMemory(UntrustedDram dram, SecretKey key, int lines, boolean compares) {
        this.dram = dram;
        this.cipher = LineCipher.of(key);
        this.lines = lines;
        this.compares = compares;
        write(new byte[lines * ProtectedMemory.LINE_BYTES]);
    }

    /** A tensor of zeros. */
    public static TensorMemory of(UntrustedDram dram, SecretKey key, int lines) {
        return new TensorMemory(dram, key, lines, true);
    }

    /** The same without the comparison: to show what it is for. */
    public static TensorMemory unchecked(UntrustedDram dram, SecretKey key, int lines) {
        return new TensorMemory(dram, key, lines, false);
    }

    /** All places in the chips that a line rests on: its bytes alone. */
    public List<UntrustedDram.Place> places(int line) {
        return List.of(ProtectedMemory.data(line));
    }

    /** Writes all lines once: one round of updates. */
    public void write(byte[] contents) {
        if (contents.length != lines * ProtectedMemory.LINE_BYTES) {
            throw new IllegalArgumentException(
                    "tensor: got " + contents.length + " bytes, allowed " + lines * ProtectedMemory.LINE_BYTES);
        }
        version++;
        byte[] all = new byte[LineCipher.MAC_BYTES];
        for (int line = 0; line < lines; line++) {
            byte[] plain = java.util.Arrays.copyOfRange(
                    contents, line * ProtectedMemory.LINE_BYTES, (line + 1) * ProtectedMemory.LINE_BYTES);
            byte[] stored = cipher.apply(ProtectedMemory.address(line), version, plain);
            dram.write(ProtectedMemory.data(line), stored);
            xor(all, cipher.macBytes(ProtectedMemory.address(line), version, stored));
        }
        code = all;
    }

    /**
     * All lines, read in the given order.
     *
     * @param order each line once
     * @throws IllegalArgumentException if a line is missing or comes twice: its codes would cancel out
     * @throws TamperDetected if the lines together are not what was written
     */
    public List<byte[]> read(List<Integer> order) {
        if (order.size() != lines || new HashSet<>(order).size() != lines) {
            throw new IllegalArgumentException(
                    "tensor: got " + order.size() + " reads, allowed is each of the " + lines + " lines once");
        }
        byte[] all = new byte[LineCipher.MAC_BYTES];
        List<byte[]> plain = new ArrayList<>();
        for (int line : order) {
            byte[] stored = dram.fetch(ProtectedMemory.data(line));
            xor(all, cipher.macBytes(ProtectedMemory.address(line), version, stored));
            plain.add(cipher.apply(ProtectedMemory.address(line), version, stored));
        }
        if (compares && !MessageDigest.isEqual(all, code)) {
            throw new TamperDetected(MemoryCheck.TENSOR_MAC, order.get(0));
        }
        return plain;
    }

    private static void xor(byte[] sum, byte[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= more[i];
        }
    }
}
