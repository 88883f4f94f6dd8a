package io.github.teelab.units;

import java.util.List;

/**
 * A span of simulated time, or a moment counted from the start of a simulation; never negative. The longest is 106 days.
 *
 * @param picoseconds length in picoseconds, at least 0
 */
public record SimTime(long picoseconds) implements Comparable<SimTime> {
    public static final SimTime ZERO = new SimTime(0);

    private static final long NS = 1_000;
    private static final long US = 1_000_000;
    private static final long MS = 1_000_000_000;
    private static final long S = 1_000_000_000_000L;
    private static final List<Scale> SCALES = List.of(
            new Scale("s", S), new Scale("ms", MS), new Scale("us", US), new Scale("ns", NS), new Scale("ps", 1));

    public SimTime {
        if (picoseconds < 0) {
            throw new IllegalArgumentException("time: got " + picoseconds + " ps, allowed 0 or more");
        }
    }

    public static SimTime ps(long value) {
        return new SimTime(value);
    }

    public static SimTime ns(double value) {
        return new SimTime(Scale.round("time", value * NS));
    }

    public static SimTime us(double value) {
        return new SimTime(Scale.round("time", value * US));
    }

    public static SimTime ms(double value) {
        return new SimTime(Scale.round("time", value * MS));
    }

    public static SimTime seconds(double value) {
        return new SimTime(Scale.round("time", value * S));
    }

    /**
     * Reads text such as {@code "1.5 ms"} or {@code "20us"}.
     *
     * @throws IllegalArgumentException if the text is not a number with one of the units ps, ns, us, ms, s
     */
    public static SimTime parse(String text) {
        return new SimTime(Scale.round("time", Scale.parse("time", text, SCALES, "")));
    }

    public double toNs() {
        return (double) picoseconds / NS;
    }

    public double toUs() {
        return (double) picoseconds / US;
    }

    public double toMs() {
        return (double) picoseconds / MS;
    }

    public double toSeconds() {
        return (double) picoseconds / S;
    }

    public SimTime plus(SimTime other) {
        return new SimTime(Math.addExact(picoseconds, other.picoseconds));
    }

    public SimTime times(double factor) {
        return new SimTime(Scale.round("time", picoseconds * factor));
    }

    @Override
    public int compareTo(SimTime other) {
        return Long.compare(picoseconds, other.picoseconds);
    }

    @Override
    public String toString() {
        return Scale.format(picoseconds, SCALES);
    }
}
