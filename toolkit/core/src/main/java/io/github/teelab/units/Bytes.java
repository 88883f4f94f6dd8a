package io.github.teelab.units;

import java.util.List;

/**
 * An amount of data in bytes; never negative.
 *
 * @param value number of bytes, at least 0
 */
public record Bytes(long value) implements Comparable<Bytes> {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final List<Scale> BINARY = List.of(
            new Scale("GiB", GIB),
            new Scale("MiB", MIB),
            new Scale("KiB", KIB),
            new Scale("B", 1),
            new Scale("TiB", 1L << 40),
            new Scale("GB", 1e9),
            new Scale("MB", 1e6),
            new Scale("kB", 1e3),
            new Scale("KB", 1e3));

    public Bytes {
        if (value < 0) {
            throw new IllegalArgumentException("bytes: got " + value + ", allowed 0 or more");
        }
    }

    /** {@code value} bytes. */
    public static Bytes of(long value) {
        return new Bytes(value);
    }

    /** {@code value} kibibytes (1,024 bytes each). */
    public static Bytes kib(double value) {
        return new Bytes(Scale.round("bytes", value * KIB));
    }

    /** {@code value} mebibytes (1,048,576 bytes each). */
    public static Bytes mib(double value) {
        return new Bytes(Scale.round("bytes", value * MIB));
    }

    /** {@code value} gibibytes (1,073,741,824 bytes each). */
    public static Bytes gib(double value) {
        return new Bytes(Scale.round("bytes", value * GIB));
    }

    /**
     * Reads text such as {@code "64 KiB"}, {@code "1.5MB"} or {@code "4096"} (bytes).
     *
     * @throws IllegalArgumentException if the text is not a number with one of the known units
     */
    public static Bytes parse(String text) {
        return new Bytes(Scale.round("bytes", Scale.parse("bytes", text, BINARY, "B")));
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(value, other.value));
    }

    public Bytes times(long factor) {
        return new Bytes(Math.multiplyExact(value, factor));
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(value, other.value);
    }

    /** The amount in the largest binary unit that it fills, such as {@code 1.5 MiB}. */
    @Override
    public String toString() {
        return Scale.format(value, BINARY.subList(0, 4));
    }
}
