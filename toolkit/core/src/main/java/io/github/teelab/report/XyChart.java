package io.github.teelab.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line or scatter chart.
 *
 * @param kind whether series are joined unless they say otherwise
 * @param title heading
 * @param subtitle smaller second line; may be empty
 * @param x horizontal axis
 * @param y vertical axis
 * @param series what to draw, first at the bottom
 */
public record XyChart(Kind kind, String title, String subtitle, Axis x, Axis y, List<Series> series) implements Chart {
    /** What a series added by {@link XyChart#series} looks like. */
    public enum Kind {
        LINE,
        SCATTER
    }

    public XyChart {
        Check.text("title", title);
        series = List.copyOf(series);
        for (Series one : series) {
            Check.fitsAxis("series \"" + one.name() + "\": x", x, one.x());
            Check.fitsAxis("series \"" + one.name() + "\": y", y, one.y());
            Check.fitsAxis("series \"" + one.name() + "\": low", y, one.low());
        }
    }

    static XyChart titled(Kind kind, String title) {
        return new XyChart(kind, title, "", Axis.linear("", ""), Axis.linear("", ""), List.of());
    }

    public XyChart subtitle(String text) {
        return new XyChart(kind, title, text, x, y, series);
    }

    /** Names the horizontal axis and gives its unit ({@code ""} for plain numbers). */
    public XyChart x(String title, String unit) {
        return x(new Axis(title, unit, x.scale()));
    }

    public XyChart x(Axis axis) {
        return new XyChart(kind, title, subtitle, axis, y, series);
    }

    /** Names the vertical axis and gives its unit ({@code ""} for plain numbers). */
    public XyChart y(String title, String unit) {
        return y(new Axis(title, unit, y.scale()));
    }

    public XyChart y(Axis axis) {
        return new XyChart(kind, title, subtitle, x, axis, series);
    }

    /**
     * Makes the horizontal axis logarithmic.
     *
     * @throws IllegalArgumentException if a value already there is not above 0
     */
    public XyChart logX() {
        return x(x.log());
    }

    /**
     * Makes the vertical axis logarithmic.
     *
     * @throws IllegalArgumentException if a value already there is not above 0
     */
    public XyChart logY() {
        return y(y.log());
    }

    /**
     * Adds a series: a solid line in a line chart, points in a scatter chart.
     *
     * @param xs horizontal values in the unit of the horizontal axis
     * @param ys vertical values in the unit of the vertical axis, as many
     */
    public XyChart series(String name, double[] xs, double[] ys) {
        Series added = Series.of(name, xs, ys);
        return series(kind == Kind.SCATTER ? added.points() : added);
    }

    /** Adds a series drawn as a broken line, for a bound or a prediction. */
    public XyChart dashed(String name, double[] xs, double[] ys) {
        return series(Series.of(name, xs, ys).dashed());
    }

    /** Adds a series drawn as points alone, for measurements. */
    public XyChart points(String name, double[] xs, double[] ys) {
        return series(Series.of(name, xs, ys).points());
    }

    public XyChart series(Series added) {
        List<Series> all = new ArrayList<>(series);
        all.add(added);
        return new XyChart(kind, title, subtitle, x, y, all);
    }

    @Override
    public boolean isEmpty() {
        return series.isEmpty();
    }
}
