package io.github.teelab.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tech.tablesaw.plotly.components.Config;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A Tablesaw figure whose traces and layout are written as JSON. Tablesaw's own templates know neither error bars nor
 * legends with a place nor stacked hover texts, and put texts into scripts unescaped; a figure of this class still
 * shows wherever a Tablesaw figure does.
 */
final class PlotlyFigure extends Figure {
    private final PlotlySpec spec;

    private PlotlyFigure(String title, PlotlySpec spec) {
        super(
                Layout.builder(title).height(spec.height()).autosize(true).build(),
                Config.builder().responsive(true).displayLogo(false).build(),
                spec.traces().stream().map(JsonTrace::new).toArray(Trace[]::new));
        this.spec = spec;
    }

    static PlotlyFigure of(Chart chart) {
        if (chart.isEmpty()) {
            throw new IllegalStateException("chart \"" + chart.title() + "\" holds no data yet, add some first");
        }
        return new PlotlyFigure(chart.title(), PlotlySpec.of(chart));
    }

    /** An id for the chart's element, the same for the same content. */
    String contentId() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(spec.json().toString().getBytes(StandardCharsets.UTF_8));
            return "chart-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The element and the script that fills it. */
    String fragment(String id) {
        return divString(id) + asJavascript(id);
    }

    @Override
    public String divString(String id) {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "chart id: got \"" + id + "\", allowed letters, digits and hyphens, starting with a letter");
        }
        return "<div id=\"" + id + "\" class=\"teelab-chart\" style=\"width:100%;height:" + spec.height()
                + "px\"></div>\n";
    }

    @Override
    public String asJavascript(String id) {
        return "<script>\n(function () {\n"
                + "  var place = document.getElementById(\"" + id + "\");\n"
                + "  if (!window.Plotly) {\n"
                + "    place.textContent = \"This chart needs the Plotly library: run the cell that loads it first.\";\n"
                + "    return;\n"
                + "  }\n"
                + "  var chart = " + safe(spec.json().toString()) + ";\n"
                + "  Plotly.newPlot(place, chart.data, chart.layout, chart.config);\n"
                + "})();\n</script>\n";
    }

    /** JSON that no HTML parser can take for a tag or a comment. */
    private static String safe(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** Everything Plotly is given. */
    record PlotlySpec(List<ObjectNode> traces, ObjectNode layout, int height) {
        static PlotlySpec of(Chart chart) {
            if (chart instanceof XyChart xy) {
                return PlotlyXy.spec(xy);
            }
            if (chart instanceof BarChart bars) {
                return PlotlyBars.spec(bars);
            }
            if (chart instanceof HeatMap map) {
                return PlotlyHeatMap.spec(map);
            }
            return PlotlyGantt.spec((GanttChart) chart);
        }

        ObjectNode json() {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.putArray("data").addAll(traces);
            root.set("layout", layout);
            root.putObject("config").put("responsive", true).put("displaylogo", false);
            return root;
        }
    }

    private record JsonTrace(ObjectNode json) implements Trace {
        @Override
        public String asJavascript(int index) {
            return "var trace" + index + " = " + safe(json.toString()) + ";\n";
        }

        @Override
        public String name() {
            return json.path("name").asText();
        }

        @Override
        public HoverLabel hoverLabel() {
            return HoverLabel.builder().build();
        }

        @Override
        public boolean showLegend() {
            return json.path("showlegend").asBoolean(true);
        }
    }
}
