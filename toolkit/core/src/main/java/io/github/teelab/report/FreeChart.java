package io.github.teelab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** Turns a chart into a JFreeChart, and holds what all kinds share: title, legend, fonts, grid. */
final class FreeChart {
    static final Font SMALL = new Font("DejaVu Sans", Font.PLAIN, 11);
    static final Font TEXT = new Font("DejaVu Sans", Font.PLAIN, 12);

    private static final Font TITLE = new Font("DejaVu Sans", Font.BOLD, 16);
    private static final Stroke HAIRLINE = new BasicStroke(1f);

    private FreeChart() {}

    /** @param width logical width of the picture, which decides how many spans of a Gantt chart can be told apart */
    static JFreeChart of(Chart chart, int width) {
        if (chart.isEmpty()) {
            throw new IllegalStateException("chart \"" + chart.title() + "\" holds no data yet, add some first");
        }
        if (chart instanceof XyChart xy) {
            return FreeChartXy.draw(xy);
        }
        if (chart instanceof BarChart bars) {
            return FreeChartBars.draw(bars);
        }
        if (chart instanceof HeatMap map) {
            return FreeChartHeatMap.draw(map);
        }
        return FreeChartGantt.draw((GanttChart) chart, width);
    }

    /** An empty plot between two rulers, upright: {@code x} along the bottom, {@code y} along the left. */
    static XYPlot plot(TickedAxis x, TickedAxis y) {
        XYPlot plot = new XYPlot(null, x, y, null);
        plot.setOrientation(PlotOrientation.VERTICAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    static JFreeChart framed(Chart chart, XYPlot plot, boolean legend) {
        JFreeChart drawing = new JFreeChart(null, TITLE, plot, false);
        drawing.setBackgroundPaint(Color.WHITE);
        drawing.setPadding(new RectangleInsets(12, 14, 12, 18));
        drawing.setTitle(
                line(chart.title(), TITLE, Palette.INK, chart.subtitle().isEmpty() ? 12 : 2));
        if (!chart.subtitle().isEmpty()) {
            drawing.addSubtitle(0, line(chart.subtitle(), TEXT, Palette.MUTED, 12));
        }
        if (legend) {
            LegendTitle names = new LegendTitle(plot);
            names.setPosition(RectangleEdge.RIGHT);
            names.setVerticalAlignment(VerticalAlignment.TOP);
            names.setFrame(BlockBorder.NONE);
            names.setItemFont(TEXT);
            names.setItemPaint(Palette.INK);
            names.setItemLabelPadding(new RectangleInsets(3, 6, 3, 2));
            names.setPadding(0, 14, 0, 0);
            drawing.addSubtitle(names);
        }
        return drawing;
    }

    /** A renderer that fills the intervals of its dataset as plain rectangles. */
    static XYBarRenderer rectangles() {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setMargin(0);
        renderer.setShadowVisible(false);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setDrawBarOutline(false);
        return renderer;
    }

    static LegendItem box(String name, Paint paint) {
        return new LegendItem(name, null, null, null, new Rectangle2D.Double(-6, -6, 12, 12), paint);
    }

    private static TextTitle line(String text, Font font, Paint paint, double below) {
        TextTitle title = new TextTitle(text, font);
        title.setPaint(paint);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 2, below, 0);
        return title;
    }
}
