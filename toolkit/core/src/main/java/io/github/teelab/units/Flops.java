package io.github.teelab.units;

import java.util.List;

/**
 * An arithmetic rate: floating-point (or integer) operations per second, a fused multiply-add counted as two.
 *
 * @param perSecond operations per second, finite and above 0
 */
public record Flops(double perSecond) implements Comparable<Flops> {
    private static final List<Scale> SCALES = List.of(
            new Scale("PFLOP/s", 1e15),
            new Scale("TFLOP/s", 1e12),
            new Scale("GFLOP/s", 1e9),
            new Scale("MFLOP/s", 1e6),
            new Scale("FLOP/s", 1));

    public Flops {
        Scale.positive("arithmetic rate", perSecond);
    }

    public static Flops tera(double value) {
        return new Flops(value * 1e12);
    }

    public static Flops giga(double value) {
        return new Flops(value * 1e9);
    }

    /**
     * Reads text such as {@code "67 TFLOP/s"}.
     *
     * @throws IllegalArgumentException if the text is not a number above 0 with a known unit
     */
    public static Flops parse(String text) {
        return new Flops(Scale.parse("arithmetic rate", text, SCALES, ""));
    }

    /** How long {@code operations} operations take at this rate, rounded to a picosecond. */
    public SimTime timeFor(double operations) {
        return new SimTime(Scale.round("time", operations * 1e12 / perSecond));
    }

    @Override
    public int compareTo(Flops other) {
        return Double.compare(perSecond, other.perSecond);
    }

    @Override
    public String toString() {
        return Scale.format(perSecond, SCALES);
    }
}
