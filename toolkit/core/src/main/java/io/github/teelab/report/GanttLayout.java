package io.github.teelab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each block of a Gantt chart lies. Rows count downwards from 0; a panel with a name has a row for its heading.
 *
 * @param time the time axis
 * @param rows centre and name of each lane
 * @param headings centre and name of each panel that has a name
 * @param rowCount rows in all, headings included
 * @param blocks what to fill
 */
record GanttLayout(Ruler time, List<Ruler.Tick> rows, List<Ruler.Tick> headings, int rowCount, List<Block> blocks) {
    /**
     * A filled rectangle: one span, or several too narrow to be told apart.
     *
     * @param category index among the chart's categories
     * @param from left end on the time axis, as a position
     * @param to right end on the time axis, as a position
     * @param top upper end, in rows
     * @param bottom lower end, in rows
     * @param label the span's own label, if the block is one span
     * @param spans how many spans it stands for
     */
    record Block(int category, double from, double to, double top, double bottom, String label, int spans) {}

    private static final double HALF = 0.38;

    /** @param pixels how many columns can be told apart along the time axis */
    static GanttLayout of(GanttChart chart, int pixels) {
        GanttChart.Window window = chart.shown();
        Ruler time = Ruler.linear(Axis.linear("Time", "ps"), window.fromPs(), window.toPs());
        List<Ruler.Tick> rows = new ArrayList<>();
        List<Ruler.Tick> headings = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<String> categories = chart.categories();
        int row = 0;
        for (GanttChart.Panel panel : chart.panels()) {
            if (!panel.name().isEmpty()) {
                headings.add(new Ruler.Tick(row++, panel.name()));
            }
            for (Map.Entry<String, List<GanttChart.Span>> lane : lanes(panel).entrySet()) {
                rows.add(new Ruler.Tick(row, lane.getKey()));
                List<List<SpanMerge.Piece>> tracks = SpanMerge.tracks(lane.getValue(), window, pixels, categories);
                for (int i = 0; i < tracks.size(); i++) {
                    double top = row - HALF + 2 * HALF * i / tracks.size();
                    double bottom = row - HALF + 2 * HALF * (i + 1) / tracks.size();
                    for (SpanMerge.Piece piece : tracks.get(i)) {
                        blocks.add(new Block(
                                piece.category(),
                                time.position(piece.fromPs()),
                                time.position(piece.toPs()),
                                top,
                                bottom,
                                piece.label(),
                                piece.spans()));
                    }
                }
                row++;
            }
        }
        return new GanttLayout(time, rows, headings, row, blocks);
    }

    /** How many rows the chart will take, without laying it out. */
    static int rowCount(GanttChart chart) {
        return chart.panels().stream()
                .mapToInt(panel -> lanes(panel).size() + (panel.name().isEmpty() ? 0 : 1))
                .sum();
    }

    private static Map<String, List<GanttChart.Span>> lanes(GanttChart.Panel panel) {
        Map<String, List<GanttChart.Span>> lanes = new LinkedHashMap<>();
        for (GanttChart.Span span : panel.spans()) {
            lanes.computeIfAbsent(span.lane(), name -> new ArrayList<>()).add(span);
        }
        return lanes;
    }
}
