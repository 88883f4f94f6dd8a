package io.github.teelab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Line and scatter charts in Plotly. */
final class PlotlyXy {
    private static final List<String> MARKS = List.of("circle", "square", "triangle-up", "diamond", "triangle-down");

    private PlotlyXy() {}

    static PlotlyFigure.PlotlySpec spec(XyChart chart) {
        Ruler x = XyRulers.x(chart);
        Ruler y = XyRulers.y(chart);
        List<ObjectNode> traces = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            traces.add(trace(chart.series().get(i), i, x, y));
        }
        int height = StaticPicture.naturalHeight(chart);
        ObjectNode layout = PlotlyFrame.layout(chart, traces.size() > 1, height);
        layout.set("xaxis", PlotlyFrame.axis(x));
        layout.set("yaxis", PlotlyFrame.axis(y));
        layout.put("hovermode", "closest");
        return new PlotlyFigure.PlotlySpec(traces, layout, height);
    }

    private static ObjectNode trace(Series series, int index, Ruler x, Ruler y) {
        String colour = Palette.css(Palette.series(index));
        ObjectNode trace = PlotlyFrame.object().put("type", "scatter").put("name", PlotlyFrame.text(series.name()));
        trace.set("x", PlotlyFrame.values(series.x(), x));
        trace.set("y", PlotlyFrame.values(series.y(), y));
        String lines = series.isJoined() ? "lines" : "";
        String marks = series.isMarked() ? "markers" : "";
        trace.put("mode", lines.isEmpty() || marks.isEmpty() ? lines + marks : lines + "+" + marks);
        trace.putObject("line")
                .put("color", colour)
                .put("width", 2.2)
                .put("dash", series.style() == Series.Style.DASHED ? "dash" : "solid");
        ObjectNode marker = trace.putObject("marker");
        marker.put("color", colour).put("size", 8).put("symbol", MARKS.get(index % MARKS.size()));
        marker.putObject("line").put("color", "white").put("width", 1);
        if (series.hasIntervals()) {
            trace.set("error_y", PlotlyFrame.whiskers(series.y(), series.low(), series.high(), y, colour));
        }
        ArrayNode texts = trace.putArray("text");
        for (int i = 0; i < series.x().size(); i++) {
            texts.add(PlotlyFrame.text(
                    x.text(series.x().get(i)) + ", " + y.text(series.y().get(i))));
        }
        return trace.put("hovertemplate", "%{text}");
    }
}
