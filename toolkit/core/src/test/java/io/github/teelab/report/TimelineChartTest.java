package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineChartTest {
    @Test
    void lanesAreResourcesAndColoursAreCategories() {
        GanttChart chart = TimelineChart.of("Run", SampleTimelines.launchCopyKernel());
        assertEquals(
                List.of(
                        new GanttChart.Span("CPU", "launch", "cudaLaunchKernel", 0, 2_000_000),
                        new GanttChart.Span("PCIe", "copy", "HtoD", 0, 3_000_000),
                        new GanttChart.Span("GPU", "kernel", "conv <1>", 3_000_000, 8_000_001)),
                chart.panels().get(0).spans());
        assertEquals(List.of("launch", "copy", "kernel"), chart.categories());
    }

    @Test
    void serversOfOneResourceShareItsLane() {
        GanttLayout layout = GanttLayout.of(TimelineChart.of("Run", SampleTimelines.twoServers()), 900);
        assertEquals(List.of(new Ruler.Tick(0, "cores")), layout.rows());
        assertEquals(3, layout.blocks().size());
        // The third task follows the first on the upper half; the second has the lower half.
        assertEquals(
                2, layout.blocks().stream().filter(block -> block.top() < -0.1).count());
    }

    @Test
    void beforeAndAfterHaveAPanelEach() {
        GanttChart chart = TimelineChart.beforeAfter(
                "What if", "off", SampleTimelines.twoServers(), "on", SampleTimelines.launchCopyKernel());
        assertEquals(
                List.of("off", "on"),
                chart.panels().stream().map(GanttChart.Panel::name).toList());
        assertEquals(8_000_001, chart.shown().toPs());
    }

    @Test
    void aTimelineInWhichNothingTakesTimeIsRefused() {
        ProgramBuilder program = Program.builder();
        program.task(Program.NO_RESOURCE, "done", "barrier", 0, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> TimelineChart.of("Run", program.build().run()));
    }
}
