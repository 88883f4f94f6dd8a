package io.github.teelab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Grouped and stacked bars in Plotly. */
final class PlotlyBars {
    private PlotlyBars() {}

    static PlotlyFigure.PlotlySpec spec(BarChart chart) {
        BarLayout layout = BarLayout.of(chart);
        Ruler values = layout.values();
        List<ObjectNode> traces = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            traces.add(trace(chart, i, layout));
        }
        int height = StaticPicture.naturalHeight(chart);
        ObjectNode frame = PlotlyFrame.layout(chart, traces.size() > 1, height);
        int last = chart.categories().size();
        List<Ruler.Tick> names = Ruler.categories("", chart.categories()).ticks();
        ObjectNode categories = PlotlyFrame.names(
                chart.categoryTitle(),
                names,
                chart.horizontal() ? last - 0.5 : -0.5,
                chart.horizontal() ? -0.5 : last - 0.5);
        frame.set(chart.horizontal() ? "yaxis" : "xaxis", categories);
        frame.set(chart.horizontal() ? "xaxis" : "yaxis", PlotlyFrame.axis(values));
        frame.put("barmode", "overlay").put("hovermode", "closest");
        if (chart.isStacked() && FreeChartBars.isLabelled(chart)) {
            totals(chart, values, frame.putArray("annotations"));
        }
        return new PlotlyFigure.PlotlySpec(traces, frame, height);
    }

    /** Places, widths and bases are given rather than left to Plotly, so that both renderings agree. */
    private static ObjectNode trace(BarChart chart, int index, BarLayout layout) {
        BarChart.BarSeries series = chart.series().get(index);
        Ruler ruler = layout.values();
        ObjectNode trace = PlotlyFrame.object().put("type", "bar").put("name", PlotlyFrame.text(series.name()));
        trace.put("orientation", chart.horizontal() ? "h" : "v");
        ArrayNode across = trace.putArray(chart.horizontal() ? "y" : "x");
        ArrayNode along = trace.putArray(chart.horizontal() ? "x" : "y");
        ArrayNode widths = trace.putArray("width");
        ArrayNode bases = trace.putArray("base");
        ArrayNode texts = trace.putArray("text");
        ArrayNode hovers = trace.putArray("hovertext");
        List<Double> middle = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (BarLayout.Bar bar : layout.bars()) {
            if (bar.series() == index) {
                double value = series.values().get(bar.category());
                across.add(bar.middle());
                widths.add(bar.right() - bar.left());
                // On a logarithmic axis Plotly draws from the axis' end by itself and takes raw values.
                along.add(ruler.log() ? value : bar.to() - bar.from());
                bases.add(ruler.log() ? 0 : bar.from());
                texts.add(Numbers.significant(value / ruler.divisor(), 3));
                hovers.add(PlotlyFrame.text(
                        chart.categories().get(bar.category()) + ", " + series.name() + ": " + ruler.text(value)));
                if (series.hasIntervals()) {
                    middle.add(value);
                    low.add(series.low().get(bar.category()));
                    high.add(series.high().get(bar.category()));
                }
            }
        }
        ObjectNode marker = trace.putObject("marker").put("color", Palette.css(Palette.series(index)));
        if (chart.isStacked()) {
            marker.putObject("line").put("color", "white").put("width", 1);
        }
        if (series.hasIntervals()) {
            trace.set(
                    chart.horizontal() ? "error_x" : "error_y",
                    PlotlyFrame.whiskers(middle, low, high, ruler, Palette.css(Palette.INK)));
        }
        boolean labelled = !chart.isStacked() && FreeChartBars.isLabelled(chart);
        trace.put("textposition", labelled ? "outside" : "none").put("cliponaxis", false);
        trace.putObject("textfont").put("size", 11).put("color", Palette.css(Palette.INK));
        return trace.put("hovertemplate", "%{hovertext}<extra></extra>");
    }

    private static void totals(BarChart chart, Ruler values, ArrayNode annotations) {
        for (int category = 0; category < chart.categories().size(); category++) {
            double total = BarLayout.total(chart, category);
            ObjectNode label = annotations.addObject();
            label.put("text", Numbers.significant(total / values.divisor(), 3)).put("showarrow", false);
            label.putObject("font").put("size", 11);
            label.put(chart.horizontal() ? "y" : "x", category);
            label.put(chart.horizontal() ? "x" : "y", values.position(total));
            label.put(chart.horizontal() ? "xanchor" : "yanchor", chart.horizontal() ? "left" : "bottom");
        }
    }
}
