package io.github.teelab.report;

import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import tech.tablesaw.plotly.components.Figure;

/**
 * An immutable description of one chart, and the ways to draw it. Build one from the factories here, for example
 *
 * <pre>{@code
 * Chart.line("Copy bandwidth")
 *         .x("Message size", "B").logX()
 *         .y("Bandwidth", "GB/s")
 *         .series("simulated", sizes, simulated)
 *         .points("measured", sizes, measured);
 * }</pre>
 *
 * <p>Each builder call returns a new description and checks its arguments at once. Every drawing method throws {@link
 * IllegalStateException} if the description holds no data yet. Axes given in bytes or in a unit of time are shown in
 * whatever multiple reads best.
 */
public sealed interface Chart permits XyChart, BarChart, HeatMap, GanttChart {
    /** The heading; never blank. */
    String title();

    /** A second, smaller line under the heading; empty if there is none. */
    String subtitle();

    /** Whether there is anything to draw. */
    boolean isEmpty();

    /** Points joined by lines. */
    static XyChart line(String title) {
        return XyChart.titled(XyChart.Kind.LINE, title);
    }

    /** Points alone. */
    static XyChart scatter(String title) {
        return XyChart.titled(XyChart.Kind.SCATTER, title);
    }

    /** Bars side by side, one group for each category. */
    static BarChart bars(String title) {
        return BarChart.titled(BarChart.Kind.GROUPED, title);
    }

    /** Bars on top of each other, one stack for each category. */
    static BarChart stackedBars(String title) {
        return BarChart.titled(BarChart.Kind.STACKED, title);
    }

    /** A grid of coloured cells. */
    static HeatMap heatMap(String title) {
        return HeatMap.titled(title);
    }

    /** Spans of time on lanes. For a simulated timeline {@link TimelineChart} does the work. */
    static GanttChart gantt(String title) {
        return GanttChart.titled(title);
    }

    /** The interactive chart, for {@code Plot.show} or any display that knows Tablesaw figures. */
    default Figure figure() {
        return PlotlyFigure.of(this);
    }

    /** The static chart at its natural size (900 wide), two pixels for each logical pixel. */
    default BufferedImage image() {
        return image(StaticPicture.WIDTH, StaticPicture.naturalHeight(this));
    }

    /**
     * The static chart, at two pixels for each logical pixel so that it stays crisp.
     *
     * @param width logical width, 200 to 8,000; the image is twice as wide
     * @param height logical height, 120 to 8,000; the image is twice as high
     * @throws IllegalArgumentException if a size is outside its range
     */
    default BufferedImage image(int width, int height) {
        return StaticPicture.image(this, width, height);
    }

    /**
     * Writes {@link #image()} as a PNG file.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    default void png(Path file) {
        StaticPicture.png(this, file);
    }

    /**
     * Writes the static chart as an SVG file at its natural size.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    default void svg(Path file) {
        StaticPicture.svg(this, file);
    }

    /**
     * Writes the interactive chart as a page of its own that needs no network: the Plotly library (10.8 MB) is inside.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    default void html(Path file) {
        HtmlReport.titled(title()).chart(this).write(file);
    }

    /**
     * The interactive chart as an HTML fragment for a notebook cell, under an id made from the chart's content. A page
     * that may show the same chart twice should name the ids itself: {@link #notebookHtml(boolean, String)}.
     *
     * @param withLibrary whether to put the Plotly library (10.8 MB) in front; once in a page is enough
     */
    default String notebookHtml(boolean withLibrary) {
        return notebookHtml(withLibrary, PlotlyFigure.of(this).contentId());
    }

    /**
     * The interactive chart as an HTML fragment for a notebook cell.
     *
     * @param withLibrary whether to put the Plotly library (10.8 MB) in front; once in a page is enough
     * @param id id of the chart's element, unique in the page: letters, digits and hyphens, starting with a letter
     * @throws IllegalArgumentException if the id has another form
     */
    default String notebookHtml(boolean withLibrary, String id) {
        String fragment = PlotlyFigure.of(this).fragment(id);
        return withLibrary ? PlotlyLibrary.script() + fragment : fragment;
    }
}
