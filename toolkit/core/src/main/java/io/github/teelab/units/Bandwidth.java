package io.github.teelab.units;

import java.util.List;

/**
 * A data rate. Decimal units (1 GB/s = 10<sup>9</sup> bytes per second), as link and memory rates are published.
 *
 * @param bytesPerSecond bytes per second, finite and above 0
 */
public record Bandwidth(double bytesPerSecond) implements Comparable<Bandwidth> {
    private static final List<Scale> SCALES = List.of(
            new Scale("TB/s", 1e12),
            new Scale("GB/s", 1e9),
            new Scale("MB/s", 1e6),
            new Scale("kB/s", 1e3),
            new Scale("B/s", 1),
            new Scale("Gbit/s", 1e9 / 8),
            new Scale("Mbit/s", 1e6 / 8));

    public Bandwidth {
        Scale.positive("bandwidth", bytesPerSecond);
    }

    public static Bandwidth gbPerSecond(double value) {
        return new Bandwidth(value * 1e9);
    }

    public static Bandwidth mbPerSecond(double value) {
        return new Bandwidth(value * 1e6);
    }

    public static Bandwidth mbitPerSecond(double value) {
        return new Bandwidth(value * 1e6 / 8);
    }

    /**
     * Reads text such as {@code "3.36 GB/s"} or {@code "500 Mbit/s"}.
     *
     * @throws IllegalArgumentException if the text is not a number above 0 with a known unit
     */
    public static Bandwidth parse(String text) {
        return new Bandwidth(Scale.parse("bandwidth", text, SCALES, ""));
    }

    public double toGbPerSecond() {
        return bytesPerSecond / 1e9;
    }

    /** How long {@code amount} takes at this rate, rounded to a picosecond. */
    public SimTime timeFor(Bytes amount) {
        return new SimTime(picosFor(amount.value()));
    }

    /** How long {@code bytes} take at this rate, in picoseconds. */
    public long picosFor(long bytes) {
        return Scale.round("time", bytes * 1e12 / bytesPerSecond);
    }

    public Bandwidth times(double factor) {
        return new Bandwidth(bytesPerSecond * factor);
    }

    @Override
    public int compareTo(Bandwidth other) {
        return Double.compare(bytesPerSecond, other.bytesPerSecond);
    }

    @Override
    public String toString() {
        return Scale.format(bytesPerSecond, SCALES.subList(0, 5));
    }
}
