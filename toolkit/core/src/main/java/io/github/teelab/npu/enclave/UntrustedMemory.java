package io.github.teelab.npu.enclave;

import java.util.Arrays;
import java.util.TreeMap;

/** Memory outside the chip, line by line. Whoever holds it sees and changes what it likes. */
public final class UntrustedMemory {
    /** Bytes of a line. */
    public static final int LINE_BYTES = 64;

    private final TreeMap<Long, byte[]> lines = new TreeMap<>();
    private Listener listener = address -> {};

    /** Somebody on the memory's bus. */
    @FunctionalInterface
    public interface Listener {
        /** Called after the chip has read the line at an address, before it reads anything else. */
        void afterRead(long address);
    }

    /** Puts somebody on the bus, who may change memory between any two of the chip's reads. */
    public void watch(Listener other) {
        listener = other;
    }

    /** What the chip reads. */
    byte[] fetch(long address) {
        byte[] line = read(address);
        listener.afterRead(address);
        return line;
    }

    /**
     * The line at an address; zeros where none was written.
     *
     * @param address a multiple of 64
     */
    public byte[] read(long address) {
        byte[] line = lines.get(aligned(address));
        return line == null ? new byte[LINE_BYTES] : line.clone();
    }

    /**
     * Puts a line at an address, a multiple of 64.
     *
     * @throws IllegalArgumentException if it is not 64 bytes
     */
    public void write(long address, byte[] line) {
        if (line.length != LINE_BYTES) {
            throw new IllegalArgumentException(
                    "memory line: got " + line.length + " bytes, allowed " + LINE_BYTES + "; write whole lines");
        }
        lines.put(aligned(address), line.clone());
    }

    /** Exclusive-ors a value into one byte. */
    public void flip(long address, int value) {
        long start = address - Math.floorMod(address, LINE_BYTES);
        byte[] line = read(start);
        line[(int) (address - start)] ^= (byte) value;
        write(start, line);
    }

    /** Exchanges two lines. */
    public void swap(long one, long other) {
        byte[] kept = read(one);
        write(one, read(other));
        write(other, kept);
    }

    /** Whether the bytes lie anywhere in a line, readable by all. */
    boolean shows(byte[] bytes) {
        return lines.values().stream().anyMatch(line -> Arrays.equals(Arrays.copyOf(line, bytes.length), bytes));
    }

    private static long aligned(long address) {
        if (Math.floorMod(address, LINE_BYTES) != 0) {
            throw new IllegalArgumentException(
                    "memory line: got address " + address + ", allowed multiples of " + LINE_BYTES);
        }
        return address;
    }
}
