package io.github.teelab.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where each bar of a bar chart lies: category i is centred at i, and bars of a group share 80 % of the step.
 *
 * @param values the value axis
 * @param bars one for each value that is not missing
 */
record BarLayout(Ruler values, List<Bar> bars) {
    /**
     * One bar.
     *
     * @param series index of its series
     * @param category index of its category
     * @param left lower end across, in categories
     * @param right upper end across, in categories
     * @param from position of the end at the base
     * @param to position of the end at the value
     */
    record Bar(int series, int category, double left, double right, double from, double to) {
        double middle() {
            return (left + right) / 2;
        }
    }

    private static final double GROUP = 0.8;
    private static final double STACK = 0.58;

    static BarLayout of(BarChart chart) {
        DoubleSummaryStatistics ends =
                ends(chart).filter(end -> !Double.isNaN(end)).summaryStatistics();
        if (ends.getCount() == 0) {
            throw new IllegalStateException("chart \"" + chart.title() + "\" holds no values that are not missing");
        }
        Ruler ruler = Ruler.forBars(chart.y(), ends.getMin(), ends.getMax());
        List<Bar> bars = new ArrayList<>();
        double base = ruler.log() ? ruler.lower() : 0;
        // A lone series looks heavy at full width.
        double group = chart.series().size() == 1 ? STACK : GROUP;
        double width = chart.isStacked() ? STACK : group / chart.series().size();
        for (int category = 0; category < chart.categories().size(); category++) {
            double stacked = 0;
            for (int series = 0; series < chart.series().size(); series++) {
                double value = chart.series().get(series).values().get(category);
                if (Double.isNaN(value)) {
                    continue;
                }
                if (chart.isStacked()) {
                    double from = ruler.position(stacked);
                    stacked += value;
                    bars.add(new Bar(
                            series,
                            category,
                            category - STACK / 2,
                            category + STACK / 2,
                            from,
                            ruler.position(stacked)));
                } else {
                    double left = category - group / 2 + series * width;
                    double gap = width * 0.04;
                    bars.add(new Bar(series, category, left + gap, left + width - gap, base, ruler.position(value)));
                }
            }
        }
        return new BarLayout(ruler, bars);
    }

    /** The sums of the stacks, or all values and ends of intervals. */
    private static DoubleStream ends(BarChart chart) {
        if (chart.isStacked()) {
            return IntStream.range(0, chart.categories().size()).mapToDouble(category -> total(chart, category));
        }
        return chart.series().stream()
                .flatMap(series -> Stream.of(series.values(), series.low(), series.high()))
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue);
    }

    /** The height of a stack. */
    static double total(BarChart chart, int category) {
        return chart.series().stream()
                .mapToDouble(series -> series.values().get(category))
                .filter(value -> !Double.isNaN(value))
                .sum();
    }
}
