package io.github.teelab.report;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gantt charts of simulated timelines: a lane for each resource, in the order of their numbers, and a colour for each
 * category of task. Tasks that take no time, such as barriers, are left out. To draw a part only, call {@link
 * GanttChart#window} on the result.
 */
public final class TimelineChart {
    private static final String NO_RESOURCE = "no resource";

    private TimelineChart() {}

    /**
     * One timeline.
     *
     * @throws IllegalArgumentException if no task takes any time
     */
    public static GanttChart of(String title, Timeline timeline) {
        return Chart.gantt(title).spans(spans(timeline));
    }

    /**
     * Two timelines above each other on the same time scale, as a what-if shows them.
     *
     * @param beforeName heading of the upper panel
     * @param afterName heading of the lower panel
     * @throws IllegalArgumentException if no task of one of them takes any time
     */
    public static GanttChart beforeAfter(
            String title, String beforeName, Timeline before, String afterName, Timeline after) {
        return Chart.gantt(title)
                .panel(Check.text("name of the upper panel", beforeName), spans(before))
                .panel(Check.text("name of the lower panel", afterName), spans(after));
    }

    private static List<GanttChart.Span> spans(Timeline timeline) {
        return IntStream.range(0, timeline.taskCount())
                .filter(task -> timeline.endPs(task) > timeline.startPs(task))
                .boxed()
                .sorted(Comparator.comparingInt(task -> lane(timeline, task)))
                .map(task -> new GanttChart.Span(
                        resourceName(timeline, task),
                        category(timeline, task),
                        timeline.label(task),
                        timeline.startPs(task),
                        timeline.endPs(task)))
                .toList();
    }

    /** Tasks without a resource go to the bottom. */
    private static int lane(Timeline timeline, int task) {
        int resource = timeline.resource(task);
        return resource == Program.NO_RESOURCE ? Integer.MAX_VALUE : resource;
    }

    private static String resourceName(Timeline timeline, int task) {
        int resource = timeline.resource(task);
        return resource == Program.NO_RESOURCE
                ? NO_RESOURCE
                : timeline.resourceNames().get(resource);
    }

    private static String category(Timeline timeline, int task) {
        String category = timeline.category(task);
        return category.isBlank() ? "other" : category;
    }
}
