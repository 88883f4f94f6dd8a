package io.github.teelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spans of time on named lanes, in one panel or several above each other on the same time scale. Spans narrower than a
 * pixel are drawn together, in the colour of what takes most of the time there, so a hundred thousand of them stay
 * readable.
 *
 * @param title heading
 * @param subtitle smaller second line; may be empty
 * @param panels from top to bottom
 * @param window the part of time to draw; empty for all of it
 */
public record GanttChart(String title, String subtitle, List<Panel> panels, Optional<Window> window) implements Chart {
    /**
     * A stretch of one lane.
     *
     * @param lane name of the lane, such as a resource
     * @param category what the colour means
     * @param label what to show when pointed at; may be empty
     * @param startPs start in picoseconds, 0 or more
     * @param endPs end in picoseconds, not before the start
     */
    public record Span(String lane, String category, String label, long startPs, long endPs) {
        public Span {
            Check.text("lane", lane);
            Check.text("category", category);
            if (startPs < 0 || endPs < startPs) {
                throw new IllegalArgumentException(
                        "span on \"" + lane + "\": got " + startPs + " to " + endPs + " ps, allowed 0 <= start <= end");
            }
        }
    }

    /**
     * Lanes that belong together, in order of first appearance.
     *
     * @param name heading of the panel; empty if there is only one
     * @param spans at least one
     */
    public record Panel(String name, List<Span> spans) {
        public Panel {
            spans = List.copyOf(spans);
            Check.notEmpty("spans", spans.size());
        }
    }

    /**
     * A part of time.
     *
     * @param fromPs first moment in picoseconds, 0 or more
     * @param toPs last moment in picoseconds, after the first
     */
    public record Window(long fromPs, long toPs) {
        public Window {
            if (fromPs < 0 || toPs <= fromPs) {
                throw new IllegalArgumentException(
                        "window: got " + fromPs + " to " + toPs + " ps, allowed 0 <= from < to");
            }
        }
    }

    public GanttChart {
        Check.text("title", title);
        panels = List.copyOf(panels);
    }

    static GanttChart titled(String title) {
        return new GanttChart(title, "", List.of(), Optional.empty());
    }

    public GanttChart subtitle(String text) {
        return new GanttChart(title, text, panels, window);
    }

    /** A chart whose only panel has no name. */
    public GanttChart spans(List<Span> spans) {
        return panel("", spans);
    }

    /** Adds a panel under those already there. */
    public GanttChart panel(String name, List<Span> spans) {
        List<Panel> all = new ArrayList<>(panels);
        all.add(new Panel(name, spans));
        return new GanttChart(title, subtitle, all, window);
    }

    /** Draws only what happens from {@code fromPs} to {@code toPs}, both in picoseconds. */
    public GanttChart window(long fromPs, long toPs) {
        return new GanttChart(title, subtitle, panels, Optional.of(new Window(fromPs, toPs)));
    }

    /** The window, or from 0 to the last end of any span. */
    Window shown() {
        return window.orElseGet(() -> new Window(
                0,
                panels.stream()
                        .flatMap(panel -> panel.spans().stream())
                        .mapToLong(Span::endPs)
                        .reduce(1, Math::max)));
    }

    /** The categories in order of first appearance over all panels. */
    List<String> categories() {
        return panels.stream()
                .flatMap(panel -> panel.spans().stream())
                .map(Span::category)
                .distinct()
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return panels.isEmpty();
    }
}
