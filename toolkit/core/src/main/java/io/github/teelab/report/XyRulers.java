package io.github.teelab.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The axes of a line or scatter chart, fitted around its data. */
final class XyRulers {
    private XyRulers() {}

    static Ruler x(XyChart chart) {
        return around(chart, chart.x(), series -> Stream.of(series.x()));
    }

    static Ruler y(XyChart chart) {
        return around(chart, chart.y(), series -> Stream.of(series.y(), series.low(), series.high()));
    }

    private static Ruler around(XyChart chart, Axis axis, Function<Series, Stream<List<Double>>> values) {
        DoubleSummaryStatistics all = chart.series().stream()
                .flatMap(values)
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return Ruler.around(axis, all.getMin(), all.getMax());
    }
}
