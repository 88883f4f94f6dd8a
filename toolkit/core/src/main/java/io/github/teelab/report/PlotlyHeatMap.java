package io.github.teelab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Heat maps in Plotly. */
final class PlotlyHeatMap {
    private PlotlyHeatMap() {}

    static PlotlyFigure.PlotlySpec spec(HeatMap chart) {
        Ruler colours = FreeChartHeatMap.colours(chart);
        ObjectNode trace = PlotlyFrame.object().put("type", "heatmap");
        trace.put("name", PlotlyFrame.text(chart.value().title()));
        ArrayNode cells = trace.putArray("z");
        ArrayNode hovers = trace.putArray("hovertext");
        for (int row = 0; row < chart.rows().size(); row++) {
            List<Double> values = chart.cells().get(row);
            cells.add(PlotlyFrame.values(values, colours));
            ArrayNode texts = hovers.addArray();
            for (int column = 0; column < values.size(); column++) {
                texts.add(PlotlyFrame.text(chart.rows().get(row) + ", "
                        + chart.columns().get(column) + ": " + colours.text(values.get(column))));
            }
        }
        trace.put("zmin", colours.lower()).put("zmax", colours.upper());
        ArrayNode scale = trace.putArray("colorscale");
        for (int i = 0; i < Palette.heatAnchors(); i++) {
            double place = (double) i / (Palette.heatAnchors() - 1);
            scale.addArray().add(place).add(Palette.css(Palette.heat(place)));
        }
        ObjectNode bar = trace.putObject("colorbar");
        bar.put("thickness", 14).put("outlinewidth", 0).put("len", 1);
        bar.putObject("title").put("text", PlotlyFrame.text(colours.label())).put("side", "right");
        trace.put("hovertemplate", "%{hovertext}<extra></extra>").put("hoverongaps", false);
        int height = StaticPicture.naturalHeight(chart);
        ObjectNode layout = PlotlyFrame.layout(chart, false, height);
        layout.put("plot_bgcolor", Palette.css(Palette.GRID));
        layout.set("xaxis", names(chart.columnTitle(), chart.columns()));
        layout.set("yaxis", names(chart.rowTitle(), chart.rows()));
        if (FreeChartHeatMap.isLabelled(chart)) {
            label(chart, colours, layout.putArray("annotations"));
        }
        return new PlotlyFigure.PlotlySpec(List.of(trace), layout, height);
    }

    private static ObjectNode names(String title, List<String> labels) {
        return PlotlyFrame.names(title, Ruler.categories("", labels).ticks(), -0.5, labels.size() - 0.5);
    }

    /** Texts as annotations, because a heat map's own texts have one colour for dark and light cells alike. */
    private static void label(HeatMap chart, Ruler colours, ArrayNode annotations) {
        for (int row = 0; row < chart.rows().size(); row++) {
            for (int column = 0; column < chart.columns().size(); column++) {
                double value = colours.position(chart.cells().get(row).get(column));
                if (!Double.isNaN(value)) {
                    double fraction = (value - colours.lower()) / (colours.upper() - colours.lower());
                    ObjectNode label = annotations.addObject();
                    label.put("x", column).put("y", row).put("showarrow", false);
                    label.put("text", Numbers.significant(value, 3));
                    label.putObject("font")
                            .put("size", 11)
                            .put("color", Palette.css(Palette.textOn(Palette.heat(fraction))));
                }
            }
        }
    }
}
