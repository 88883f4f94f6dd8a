package io.github.teelab.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars over named categories, side by side or stacked, upright or lying.
 *
 * @param kind side by side or stacked
 * @param title heading
 * @param subtitle smaller second line; may be empty
 * @param horizontal whether the bars lie, for long category names
 * @param categoryTitle title of the category axis; may be empty
 * @param categories names of the categories, in drawing order, all different
 * @param y the value axis, whichever way it runs
 * @param series one row of values for each name in the legend
 */
public record BarChart(
        Kind kind,
        String title,
        String subtitle,
        boolean horizontal,
        String categoryTitle,
        List<String> categories,
        Axis y,
        List<BarSeries> series)
        implements Chart {
    /** How the bars of one category stand to each other. */
    public enum Kind {
        GROUPED,
        STACKED
    }

    /**
     * One value for each category.
     *
     * @param name text in the legend
     * @param values one for each category; NaN leaves the bar out
     * @param low lower ends of intervals around the values; empty if there are none
     * @param high upper ends of intervals around the values; empty if there are none
     */
    public record BarSeries(String name, List<Double> values, List<Double> low, List<Double> high) {
        public BarSeries {
            Check.text("series name", name);
            values = List.copyOf(values);
            low = List.copyOf(low);
            high = List.copyOf(high);
            if (values.stream().anyMatch(value -> Double.isInfinite(value))) {
                throw new IllegalArgumentException(
                        "series \"" + name + "\": got an infinite value, allowed finite numbers, or NaN for no bar");
            }
            if (!low.isEmpty() || !high.isEmpty()) {
                Check.sameLength("series \"" + name + "\": low", low.size(), "bars", values.size());
                Check.sameLength("series \"" + name + "\": high", high.size(), "bars", values.size());
                Series.checkIntervals(name, values, low, high);
            }
        }

        boolean hasIntervals() {
            return !low.isEmpty();
        }
    }

    public BarChart {
        Check.text("title", title);
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        if (categories.stream().distinct().count() != categories.size()) {
            throw new IllegalArgumentException("categories: got " + categories + ", allowed names that all differ");
        }
        for (BarSeries one : series) {
            Check.sameLength("series \"" + one.name() + "\"", one.values().size(), "categories", categories.size());
            Check.fitsAxis("series \"" + one.name() + "\"", y, one.values());
            Check.fitsAxis("series \"" + one.name() + "\": low", y, one.low());
            if (kind == Kind.STACKED
                    && (one.hasIntervals() || one.values().stream().anyMatch(value -> value < 0))) {
                throw new IllegalArgumentException("series \"" + one.name()
                        + "\": got a negative value or intervals, allowed neither in stacked bars; use Chart.bars");
            }
        }
        if (kind == Kind.STACKED && y.isLog()) {
            throw new IllegalArgumentException(
                    "stacked bars: got a logarithmic axis, allowed a linear one, because lengths must add up");
        }
    }

    static BarChart titled(Kind kind, String title) {
        return new BarChart(kind, title, "", false, "", List.of(), Axis.linear("", ""), List.of());
    }

    public BarChart subtitle(String text) {
        return new BarChart(kind, title, text, horizontal, categoryTitle, categories, y, series);
    }

    /** Lays the bars down: categories from top to bottom. */
    public BarChart asHorizontal() {
        return new BarChart(kind, title, subtitle, true, categoryTitle, categories, y, series);
    }

    /**
     * Names the categories; call it before adding series.
     *
     * @throws IllegalArgumentException if there are none, two are the same, or series of another length are there
     */
    public BarChart categories(List<String> names) {
        Check.notEmpty("categories", names.size());
        return new BarChart(kind, title, subtitle, horizontal, categoryTitle, names, y, series);
    }

    /** {@link #categories(List)} with the names written out. */
    public BarChart categories(String... names) {
        return categories(List.of(names));
    }

    /** Gives the category axis a title; often the categories speak for themselves. */
    public BarChart categoryTitle(String text) {
        return new BarChart(kind, title, subtitle, horizontal, text, categories, y, series);
    }

    /** Names the value axis and gives its unit ({@code ""} for plain numbers). */
    public BarChart y(String title, String unit) {
        return y(new Axis(title, unit, y.scale()));
    }

    public BarChart y(Axis axis) {
        return new BarChart(kind, title, subtitle, horizontal, categoryTitle, categories, axis, series);
    }

    /**
     * Makes the value axis logarithmic.
     *
     * @throws IllegalArgumentException if the bars are stacked or a value is not above 0
     */
    public BarChart logY() {
        return y(y.log());
    }

    /** Adds one value for each category, in their order; NaN leaves a bar out. */
    public BarChart series(String name, double... values) {
        return series(new BarSeries(name, Check.numbers(values), List.of(), List.of()));
    }

    /** Adds one value for each category with an interval around it. */
    public BarChart series(String name, double[] values, double[] low, double[] high) {
        return series(new BarSeries(name, Check.numbers(values), Check.numbers(low), Check.numbers(high)));
    }

    public BarChart series(BarSeries added) {
        if (categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "series \"" + added.name() + "\": got values before any categories, call categories(...) first");
        }
        List<BarSeries> all = new ArrayList<>(series);
        all.add(added);
        return new BarChart(kind, title, subtitle, horizontal, categoryTitle, categories, y, all);
    }

    boolean isStacked() {
        return kind == Kind.STACKED;
    }

    @Override
    public boolean isEmpty() {
        return series.isEmpty();
    }
}
