package io.github.teelab.report;

import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Gantt charts in JFreeChart. */
final class FreeChartGantt {
    private FreeChartGantt() {}

    static JFreeChart draw(GanttChart chart, int width) {
        GanttLayout layout = GanttLayout.of(chart, width);
        TickedAxis lanes =
                TickedAxis.categories(new Ruler("", "", 1, false, -0.6, layout.rowCount() - 0.4, layout.rows()));
        lanes.setInverted(true);
        XYPlot plot = FreeChart.plot(TickedAxis.values(layout.time()), lanes);
        plot.setRangeGridlinesVisible(false);
        List<String> categories = chart.categories();
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYBarRenderer renderer = FreeChart.rectangles();
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < categories.size(); i++) {
            XYIntervalSeries blocks = new XYIntervalSeries(i, false, true);
            for (GanttLayout.Block block : layout.blocks()) {
                if (block.category() == i) {
                    double middle = (block.from() + block.to()) / 2;
                    blocks.add(middle, block.from(), block.to(), block.top(), block.top(), block.bottom());
                }
            }
            data.addSeries(blocks);
            renderer.setSeriesPaint(i, Palette.series(i));
            legend.add(FreeChart.box(categories.get(i), Palette.series(i)));
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.setFixedLegendItems(legend);
        for (Ruler.Tick heading : layout.headings()) {
            XYTextAnnotation text =
                    new XYTextAnnotation(heading.label(), layout.time().lower(), heading.position() + 0.1);
            text.setFont(FreeChart.TEXT.deriveFont(Font.BOLD));
            text.setPaint(Palette.INK);
            text.setTextAnchor(TextAnchor.CENTER_LEFT);
            plot.addAnnotation(text);
        }
        return FreeChart.framed(chart, plot, true);
    }
}
