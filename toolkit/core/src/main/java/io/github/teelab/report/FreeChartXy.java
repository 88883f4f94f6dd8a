package io.github.teelab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Line and scatter charts in JFreeChart. */
final class FreeChartXy {
    private static final Stroke SOLID = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Stroke DASHED =
            new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {7f, 5f}, 0f);
    private static final List<Shape> MARKS = List.of(
            new Ellipse2D.Double(-4, -4, 8, 8),
            new Rectangle2D.Double(-3.6, -3.6, 7.2, 7.2),
            polygon(0, -4.8, 4.8, 3.6, -4.8, 3.6),
            polygon(0, -5, 5, 0, 0, 5, -5, 0),
            polygon(0, 4.8, 4.8, -3.6, -4.8, -3.6));

    private FreeChartXy() {}

    static JFreeChart draw(XyChart chart) {
        Ruler x = XyRulers.x(chart);
        Ruler y = XyRulers.y(chart);
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorStroke(new BasicStroke(1.2f));
        renderer.setLegendLine(new Line2D.Double(-13, 0, 13, 0));
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            data.addSeries(points(series, i, x, y));
            renderer.setSeriesPaint(i, Palette.series(i));
            renderer.setSeriesStroke(i, series.style() == Series.Style.DASHED ? DASHED : SOLID);
            renderer.setSeriesShape(i, MARKS.get(i % MARKS.size()));
            renderer.setSeriesLinesVisible(i, series.isJoined());
            renderer.setSeriesShapesVisible(i, series.isMarked());
            renderer.setSeriesOutlinePaint(i, Color.WHITE);
        }
        renderer.setUseOutlinePaint(true);
        renderer.setDrawOutlines(true);
        XYPlot plot = FreeChart.plot(TickedAxis.values(x), TickedAxis.values(y));
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return FreeChart.framed(chart, plot, chart.series().size() > 1);
    }

    private static XYIntervalSeries points(Series series, int index, Ruler x, Ruler y) {
        // The index keeps keys apart when two series have one name; the legend shows the label generator's text.
        XYIntervalSeries points = new XYIntervalSeries(new SeriesKey(index, series.name()), false, true);
        for (int i = 0; i < series.x().size(); i++) {
            double px = x.position(series.x().get(i));
            double py = y.position(series.y().get(i));
            double low = series.hasIntervals() ? y.position(series.low().get(i)) : py;
            double high = series.hasIntervals() ? y.position(series.high().get(i)) : py;
            points.add(px, px, px, py, low, high);
        }
        return points;
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A series' place and name; JFreeChart wants keys that all differ and shows their text. */
    private record SeriesKey(int index, String name) implements Comparable<SeriesKey> {
        @Override
        public int compareTo(SeriesKey other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
