package io.github.teelab.report;

import java.util.List;

/**
 * One named row of points in a line or scatter chart.
 *
 * @param name text in the legend
 * @param x horizontal values, at least one, finite
 * @param y vertical values, as many as {@code x}, finite
 * @param low lower ends of the intervals around {@code y}; empty if there are none
 * @param high upper ends of the intervals around {@code y}; empty if there are none
 * @param style how the points are joined
 */
public record Series(String name, List<Double> x, List<Double> y, List<Double> low, List<Double> high, Style style) {
    /** How the points of a series are joined. */
    public enum Style {
        /** A continuous line; marks at the points too if there are few. */
        SOLID,
        /** A broken line without marks. */
        DASHED,
        /** Marks alone. */
        POINTS
    }

    /** Above this many points marks would hide the line. */
    private static final int MOST_MARKED = 40;

    public Series {
        Check.text("series name", name);
        x = List.copyOf(x);
        y = List.copyOf(y);
        low = List.copyOf(low);
        high = List.copyOf(high);
        Check.notEmpty("series \"" + name + "\"", x.size());
        Check.sameLength("series \"" + name + "\": y", y.size(), "x values", x.size());
        Check.finite("series \"" + name + "\": x", x);
        Check.finite("series \"" + name + "\": y", y);
        if (!low.isEmpty() || !high.isEmpty()) {
            Check.sameLength("series \"" + name + "\": low", low.size(), "points", x.size());
            Check.sameLength("series \"" + name + "\": high", high.size(), "points", x.size());
            checkIntervals(name, y, low, high);
        }
    }

    /** A series joined by a solid line. */
    public static Series of(String name, double[] x, double[] y) {
        return new Series(name, Check.numbers(x), Check.numbers(y), List.of(), List.of(), Style.SOLID);
    }

    /** The same series with a broken line. */
    public Series dashed() {
        return new Series(name, x, y, low, high, Style.DASHED);
    }

    /** The same series with marks alone. */
    public Series points() {
        return new Series(name, x, y, low, high, Style.POINTS);
    }

    /**
     * The same series with an interval around each point, such as a confidence interval.
     *
     * @param low lower ends, one for each point, none above its point
     * @param high upper ends, one for each point, none below its point
     */
    public Series interval(double[] low, double[] high) {
        return new Series(name, x, y, Check.numbers(low), Check.numbers(high), style);
    }

    boolean hasIntervals() {
        return !low.isEmpty();
    }

    boolean isMarked() {
        return style == Style.POINTS || (style == Style.SOLID && x.size() <= MOST_MARKED);
    }

    boolean isJoined() {
        return style != Style.POINTS;
    }

    static void checkIntervals(String name, List<Double> middle, List<Double> low, List<Double> high) {
        for (int i = 0; i < middle.size(); i++) {
            // A missing bar (NaN) has no interval to check.
            if (!Double.isNaN(middle.get(i)) && !(low.get(i) <= middle.get(i) && middle.get(i) <= high.get(i))) {
                throw new IllegalArgumentException("series \"" + name + "\": got the interval " + low.get(i) + " to "
                        + high.get(i) + " around " + middle.get(i) + " at position " + i
                        + ", allowed low <= value <= high");
            }
        }
    }
}
