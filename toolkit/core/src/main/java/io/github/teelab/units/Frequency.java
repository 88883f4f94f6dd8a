package io.github.teelab.units;

import java.util.List;

/**
 * A clock frequency.
 *
 * @param hertz cycles per second, finite and above 0
 */
public record Frequency(double hertz) implements Comparable<Frequency> {
    private static final List<Scale> SCALES =
            List.of(new Scale("GHz", 1e9), new Scale("MHz", 1e6), new Scale("kHz", 1e3), new Scale("Hz", 1));

    public Frequency {
        Scale.positive("frequency", hertz);
    }

    public static Frequency ghz(double value) {
        return new Frequency(value * 1e9);
    }

    public static Frequency mhz(double value) {
        return new Frequency(value * 1e6);
    }

    /**
     * Reads text such as {@code "2.1 GHz"}.
     *
     * @throws IllegalArgumentException if the text is not a number above 0 with one of the units GHz, MHz, kHz, Hz
     */
    public static Frequency parse(String text) {
        return new Frequency(Scale.parse("frequency", text, SCALES, ""));
    }

    public double toGhz() {
        return hertz / 1e9;
    }

    /** How long {@code cycles} cycles take, rounded to a picosecond. */
    public SimTime cycles(double cycles) {
        return new SimTime(Scale.round("time", cycles * 1e12 / hertz));
    }

    @Override
    public int compareTo(Frequency other) {
        return Double.compare(hertz, other.hertz);
    }

    @Override
    public String toString() {
        return Scale.format(hertz, SCALES);
    }
}
