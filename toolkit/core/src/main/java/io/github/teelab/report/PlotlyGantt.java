package io.github.teelab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Gantt charts in Plotly: one lying bar for each block. */
final class PlotlyGantt {
    /** Finer than the static picture, so that there is something to zoom into. */
    private static final int COLUMNS = 2000;

    private PlotlyGantt() {}

    static PlotlyFigure.PlotlySpec spec(GanttChart chart) {
        GanttLayout layout = GanttLayout.of(chart, COLUMNS);
        List<String> categories = chart.categories();
        List<ObjectNode> traces = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            traces.add(trace(i, categories.get(i), layout));
        }
        int height = StaticPicture.naturalHeight(chart);
        ObjectNode frame = PlotlyFrame.layout(chart, true, height);
        frame.set("xaxis", PlotlyFrame.axis(layout.time()));
        frame.set("yaxis", PlotlyFrame.names("", layout.rows(), layout.rowCount() - 0.4, -0.6));
        frame.put("barmode", "overlay").put("hovermode", "closest").put("dragmode", "zoom");
        ArrayNode headings = frame.putArray("annotations");
        for (Ruler.Tick heading : layout.headings()) {
            ObjectNode text = headings.addObject();
            text.put("text", "<b>" + PlotlyFrame.text(heading.label()) + "</b>").put("showarrow", false);
            text.put("xref", "paper").put("x", 0).put("xanchor", "left");
            text.put("y", heading.position() + 0.1);
        }
        return new PlotlyFigure.PlotlySpec(traces, frame, height);
    }

    private static ObjectNode trace(int index, String category, GanttLayout layout) {
        ObjectNode trace = PlotlyFrame.object().put("type", "bar").put("name", PlotlyFrame.text(category));
        trace.put("orientation", "h");
        ArrayNode lengths = trace.putArray("x");
        ArrayNode starts = trace.putArray("base");
        ArrayNode rows = trace.putArray("y");
        ArrayNode widths = trace.putArray("width");
        ArrayNode hovers = trace.putArray("hovertext");
        for (GanttLayout.Block block : layout.blocks()) {
            if (block.category() == index) {
                lengths.add(block.to() - block.from());
                starts.add(block.from());
                rows.add((block.top() + block.bottom()) / 2);
                widths.add(block.bottom() - block.top());
                hovers.add(hover(category, block, layout.time().unit()));
            }
        }
        trace.putObject("marker")
                .put("color", Palette.css(Palette.series(index)))
                .putObject("line")
                .put("width", 0);
        return trace.put("hovertemplate", "%{hovertext}<extra></extra>");
    }

    private static String hover(String category, GanttLayout.Block block, String unit) {
        String what = block.spans() > 1 ? block.spans() + " spans, mostly " + category : category;
        String label = block.label().isEmpty() || block.label().equals(category) ? "" : ": " + block.label();
        return PlotlyFrame.text(what + label) + "<br>" + Numbers.significant(block.from(), 6) + " to "
                + Numbers.significant(block.to(), 6) + " " + unit + " ("
                + Numbers.significant(block.to() - block.from(), 4)
                + " " + unit + ")";
    }
}
