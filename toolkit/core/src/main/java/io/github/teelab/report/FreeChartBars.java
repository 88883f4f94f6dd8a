package io.github.teelab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Grouped and stacked bars in JFreeChart. */
final class FreeChartBars {
    /** With more bars than this their values would run into each other. */
    private static final int MOST_LABELLED = 16;

    private FreeChartBars() {}

    static JFreeChart draw(BarChart chart) {
        BarLayout layout = BarLayout.of(chart);
        TickedAxis categories = TickedAxis.categories(Ruler.categories(chart.categoryTitle(), chart.categories()));
        XYPlot plot = FreeChart.plot(categories, TickedAxis.values(layout.values()));
        plot.setDomainGridlinesVisible(false);
        if (chart.horizontal()) {
            plot.setOrientation(PlotOrientation.HORIZONTAL);
            categories.setInverted(true);
        }
        addBars(chart, layout, plot);
        addIntervals(chart, layout, plot);
        addLabels(chart, layout, plot);
        return FreeChart.framed(chart, plot, chart.series().size() > 1);
    }

    static boolean isLabelled(BarChart chart) {
        int bars = chart.categories().size()
                * (chart.isStacked() ? 1 : chart.series().size());
        return bars <= MOST_LABELLED && chart.series().stream().noneMatch(BarChart.BarSeries::hasIntervals);
    }

    private static void addBars(BarChart chart, BarLayout layout, XYPlot plot) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYBarRenderer renderer = FreeChart.rectangles();
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < chart.series().size(); i++) {
            XYIntervalSeries bars = new XYIntervalSeries(i, false, true);
            for (BarLayout.Bar bar : layout.bars()) {
                if (bar.series() == i) {
                    double low = Math.min(bar.from(), bar.to());
                    double high = Math.max(bar.from(), bar.to());
                    bars.add(bar.middle(), bar.left(), bar.right(), bar.to(), low, high);
                }
            }
            data.addSeries(bars);
            renderer.setSeriesPaint(i, Palette.series(i));
            legend.add(FreeChart.box(chart.series().get(i).name(), Palette.series(i)));
        }
        if (chart.isStacked()) {
            renderer.setDrawBarOutline(true);
            renderer.setDefaultOutlinePaint(Color.WHITE);
            renderer.setDefaultOutlineStroke(new BasicStroke(1f));
            renderer.setAutoPopulateSeriesOutlinePaint(false);
        }
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
        plot.setFixedLegendItems(legend);
    }

    private static void addIntervals(BarChart chart, BarLayout layout, XYPlot plot) {
        XYIntervalSeries intervals = new XYIntervalSeries("intervals", false, true);
        for (BarLayout.Bar bar : layout.bars()) {
            BarChart.BarSeries series = chart.series().get(bar.series());
            if (series.hasIntervals()) {
                double low = layout.values().position(series.low().get(bar.category()));
                double high = layout.values().position(series.high().get(bar.category()));
                intervals.add(bar.middle(), bar.middle(), bar.middle(), bar.to(), low, high);
            }
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(intervals);
        XYErrorRenderer whiskers = new XYErrorRenderer();
        whiskers.setDrawXError(false);
        whiskers.setErrorPaint(Palette.INK);
        whiskers.setErrorStroke(new BasicStroke(1.3f));
        whiskers.setDefaultShapesVisible(false);
        whiskers.setDefaultLinesVisible(false);
        plot.setDataset(1, data);
        plot.setRenderer(1, whiskers);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    private static void addLabels(BarChart chart, BarLayout layout, XYPlot plot) {
        if (!isLabelled(chart)) {
            return;
        }
        if (chart.isStacked()) {
            for (int category = 0; category < chart.categories().size(); category++) {
                double total = BarLayout.total(chart, category);
                label(chart, plot, category, layout.values().position(total), layout.values(), total);
            }
            return;
        }
        for (BarLayout.Bar bar : layout.bars()) {
            double value = chart.series().get(bar.series()).values().get(bar.category());
            label(chart, plot, bar.middle(), bar.to(), layout.values(), value);
        }
    }

    private static void label(BarChart chart, XYPlot plot, double across, double end, Ruler ruler, double value) {
        String number = Numbers.significant(value / ruler.divisor(), 3);
        String padded = chart.horizontal() ? " " + number + " " : number;
        XYTextAnnotation label = new XYTextAnnotation(padded, across, end);
        label.setFont(FreeChart.SMALL);
        label.setPaint(Palette.INK);
        if (chart.horizontal()) {
            label.setTextAnchor(value < 0 ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
        } else {
            label.setTextAnchor(value < 0 ? TextAnchor.TOP_CENTER : TextAnchor.BOTTOM_CENTER);
        }
        plot.addAnnotation(label);
    }
}
