package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GanttChartTest {
    private static final GanttChart.Span COPY = new GanttChart.Span("PCIe", "copy", "weights", 0, 4_000_000);
    private static final GanttChart.Span KERNEL = new GanttChart.Span("GPU", "kernel", "conv", 4_000_000, 9_000_000);

    @Test
    void aSpanCannotEndBeforeItStarts() {
        assertEquals(
                "span on \"GPU\": got 5 to 4 ps, allowed 0 <= start <= end",
                assertThrows(IllegalArgumentException.class, () -> new GanttChart.Span("GPU", "kernel", "", 5, 4))
                        .getMessage());
    }

    @Test
    void aPanelNeedsSpans() {
        assertThrows(IllegalArgumentException.class, () -> Chart.gantt("Run").spans(List.of()));
    }

    @Test
    void anEmptyWindowIsRefused() {
        assertEquals(
                "window: got 7 to 7 ps, allowed 0 <= from < to",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Chart.gantt("Run").window(7, 7))
                        .getMessage());
    }

    @Test
    void lanesAndHeadingsFollowEachOther() {
        GanttChart chart =
                Chart.gantt("Run").panel("before", List.of(COPY, KERNEL)).panel("after", List.of(KERNEL));
        GanttLayout layout = GanttLayout.of(chart, 900);
        assertEquals(List.of(new Ruler.Tick(0, "before"), new Ruler.Tick(3, "after")), layout.headings());
        assertEquals(
                List.of(new Ruler.Tick(1, "PCIe"), new Ruler.Tick(2, "GPU"), new Ruler.Tick(4, "GPU")), layout.rows());
        assertEquals(5, layout.rowCount());
        assertEquals(5, GanttLayout.rowCount(chart));
    }

    @Test
    void panelsShareOneTimeScaleInAReadableUnit() {
        GanttChart.Span late = new GanttChart.Span("GPU", "kernel", "conv", 10_000_000, 20_000_000);
        GanttLayout layout = GanttLayout.of(
                Chart.gantt("Run").panel("before", List.of(KERNEL)).panel("after", List.of(late)), 900);
        assertEquals("Time (µs)", layout.time().label());
        assertEquals(20, layout.time().upper());
        assertEquals(
                List.of(4.0, 10.0),
                layout.blocks().stream().map(GanttLayout.Block::from).toList());
    }

    @Test
    void aWindowNarrowsTheTimeScale() {
        GanttLayout layout =
                GanttLayout.of(Chart.gantt("Run").spans(List.of(COPY, KERNEL)).window(3_000_000, 5_000_000), 900);
        assertEquals(3, layout.time().lower());
        assertEquals(5, layout.time().upper());
        assertEquals(2, layout.blocks().size());
    }
}
