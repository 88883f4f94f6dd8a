package io.github.teelab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What all Plotly charts share: title, legend, fonts, grid and the two axes. */
final class PlotlyFrame {
    private static final String FONT = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif";

    private PlotlyFrame() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The layout without axes. */
    static ObjectNode layout(Chart chart, boolean legend, int height) {
        ObjectNode layout = object();
        ObjectNode title = layout.putObject("title");
        title.put("text", "<b>" + text(chart.title()) + "</b>");
        title.put("x", 0).put("xanchor", "left").put("xref", "container");
        title.put("y", 1).put("yanchor", "top").put("yref", "container");
        title.putObject("pad").put("l", 14).put("t", 14);
        title.set("font", font(16, Palette.css(Palette.INK)));
        if (!chart.subtitle().isEmpty()) {
            ObjectNode subtitle = title.putObject("subtitle");
            subtitle.put("text", text(chart.subtitle()));
            subtitle.set("font", font(12, Palette.css(Palette.MUTED)));
        }
        layout.put("height", height).put("autosize", true).put("showlegend", legend);
        layout.set("font", font(12, Palette.css(Palette.INK)));
        layout.put("plot_bgcolor", "white").put("paper_bgcolor", "white");
        layout.putObject("margin")
                .put("l", 60)
                .put("r", 24)
                .put("t", chart.subtitle().isEmpty() ? 56 : 84)
                .put("b", 56);
        ObjectNode names = layout.putObject("legend");
        names.put("x", 1.02).put("xanchor", "left").put("y", 1).put("yanchor", "top");
        layout.putObject("hoverlabel").put("namelength", -1);
        return layout;
    }

    /** An axis of values; on a logarithmic one, and only there, the ticks are the ruler's own. */
    static ObjectNode axis(Ruler ruler) {
        ObjectNode axis = bare(ruler.label());
        axis.put("gridcolor", Palette.css(Palette.GRID)).put("zerolinecolor", Palette.css(Palette.AXIS));
        axis.put("zeroline", !ruler.log() && ruler.lower() <= 0);
        axis.put("type", ruler.log() ? "log" : "linear");
        axis.putArray("range").add(ruler.lower()).add(ruler.upper());
        if (ruler.log()) {
            ticks(axis, ruler.ticks(), tick -> Math.pow(10, tick.position()));
        }
        return axis;
    }

    /** An axis of names that sit at 0, 1, 2 and so on, or wherever the ticks say. */
    static ObjectNode names(String title, List<Ruler.Tick> labels, double from, double to) {
        ObjectNode axis = bare(title);
        axis.put("showgrid", false).put("zeroline", false);
        axis.putArray("range").add(from).add(to);
        ticks(axis, labels, Ruler.Tick::position);
        return axis;
    }

    /** Numbers as Plotly plots them on the axis of {@code ruler}: raw on a logarithmic one, else in its unit. */
    static ArrayNode values(List<Double> values, Ruler ruler) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (double value : values) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else {
                array.add(ruler.log() ? value : ruler.position(value));
            }
        }
        return array;
    }

    /** The whiskers of intervals around values. */
    static ObjectNode whiskers(List<Double> middle, List<Double> low, List<Double> high, Ruler ruler, String colour) {
        ObjectNode whiskers = object();
        double divisor = ruler.log() ? 1 : ruler.divisor();
        whiskers.put("type", "data")
                .put("symmetric", false)
                .put("thickness", 1.3)
                .put("color", colour);
        ArrayNode up = whiskers.putArray("array");
        ArrayNode down = whiskers.putArray("arrayminus");
        for (int i = 0; i < middle.size(); i++) {
            up.add((high.get(i) - middle.get(i)) / divisor);
            down.add((middle.get(i) - low.get(i)) / divisor);
        }
        return whiskers;
    }

    /** A caller's text inside Plotly's small markup language, which knows few entities: quotes must stay as they are. */
    static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static ObjectNode bare(String title) {
        ObjectNode axis = object();
        ObjectNode name = axis.putObject("title");
        name.put("text", text(title)).put("standoff", 12);
        name.set("font", font(12, Palette.css(Palette.MUTED)));
        axis.put("automargin", true).put("linecolor", Palette.css(Palette.AXIS)).put("showline", true);
        axis.put("ticks", "outside")
                .put("ticklen", 5)
                .put("tickcolor", "rgba(0,0,0,0)")
                .put("fixedrange", false)
                .put("exponentformat", "SI");
        return axis;
    }

    private static void ticks(ObjectNode axis, List<Ruler.Tick> ticks, ToDoubleFunction<Ruler.Tick> place) {
        axis.put("tickmode", "array");
        ArrayNode places = axis.putArray("tickvals");
        ArrayNode labels = axis.putArray("ticktext");
        for (Ruler.Tick tick : ticks) {
            places.add(place.applyAsDouble(tick));
            labels.add(text(tick.label()));
        }
    }

    private static ObjectNode font(int size, String colour) {
        return object().put("family", FONT).put("size", size).put("color", colour);
    }
}
