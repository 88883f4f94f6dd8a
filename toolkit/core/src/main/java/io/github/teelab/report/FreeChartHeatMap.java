package io.github.teelab.report;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** Heat maps in JFreeChart. */
final class FreeChartHeatMap {
    /** With more cells than this the numbers in them would not be readable. */
    private static final int MOST_LABELLED = 160;

    private FreeChartHeatMap() {}

    static JFreeChart draw(HeatMap chart) {
        Ruler colours = colours(chart);
        XYPlot plot = FreeChart.plot(
                TickedAxis.categories(Ruler.categories(chart.columnTitle(), chart.columns())),
                TickedAxis.categories(Ruler.categories(chart.rowTitle(), chart.rows())));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setPaintScale(new HeatScale(colours.lower(), colours.upper()));
        plot.setDataset(cells(chart, colours));
        plot.setRenderer(renderer);
        if (isLabelled(chart)) {
            addLabels(chart, colours, plot);
        }
        JFreeChart drawing = FreeChart.framed(chart, plot, false);
        drawing.addSubtitle(
                scale(colours, renderer.getPaintScale(), chart.columnTitle().isEmpty() ? 26 : 48));
        return drawing;
    }

    /** The scale of colours: from the least to the greatest cell, without air. */
    static Ruler colours(HeatMap chart) {
        double low = chart.lowest();
        double high = chart.highest();
        return Ruler.linear(chart.value(), low, high > low ? high : low + Math.max(1e-12, Math.abs(low)));
    }

    static boolean isLabelled(HeatMap chart) {
        return chart.rows().size() * chart.columns().size() <= MOST_LABELLED
                && chart.columns().size() <= 16;
    }

    private static DefaultXYZDataset cells(HeatMap chart, Ruler colours) {
        int columns = chart.columns().size();
        double[][] data = new double[3][columns * chart.rows().size()];
        for (int row = 0; row < chart.rows().size(); row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                data[0][at] = column;
                data[1][at] = row;
                data[2][at] = colours.position(chart.cells().get(row).get(column));
            }
        }
        DefaultXYZDataset cells = new DefaultXYZDataset();
        cells.addSeries("cells", data);
        return cells;
    }

    private static void addLabels(HeatMap chart, Ruler colours, XYPlot plot) {
        double span = colours.upper() - colours.lower();
        for (int row = 0; row < chart.rows().size(); row++) {
            for (int column = 0; column < chart.columns().size(); column++) {
                double value = colours.position(chart.cells().get(row).get(column));
                if (!Double.isNaN(value)) {
                    XYTextAnnotation label = new XYTextAnnotation(Numbers.significant(value, 3), column, row);
                    label.setFont(FreeChart.SMALL);
                    label.setPaint(Palette.textOn(Palette.heat((value - colours.lower()) / span)));
                    plot.addAnnotation(label);
                }
            }
        }
    }

    /** @param below height of the labels under the cells, so that the scale ends where the cells do */
    private static PaintScaleLegend scale(Ruler colours, PaintScale paints, double below) {
        PaintScaleLegend legend = new PaintScaleLegend(paints, TickedAxis.values(colours));
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setStripWidth(14);
        legend.setStripOutlineVisible(false);
        legend.setSubdivisionCount(200);
        legend.setMargin(new RectangleInsets(4, 18, below, 0));
        return legend;
    }

    /** The palette's heat colours between two values; a missing value is drawn in the grid's grey. */
    private record HeatScale(double lower, double upper) implements PaintScale {
        @Override
        public double getLowerBound() {
            return lower;
        }

        @Override
        public double getUpperBound() {
            return upper;
        }

        @Override
        public Paint getPaint(double value) {
            return Double.isNaN(value) ? Palette.GRID : Palette.heat((value - lower) / (upper - lower));
        }
    }
}
