package io.github.teelab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One small chart of each kind, and a table. */
final class Samples {
    private Samples() {}

    static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("line", line());
        charts.put(
                "scatter", Chart.scatter("Kernels").series("resnet50", new double[] {1, 2, 3}, new double[] {2, 2, 4}));
        charts.put("bars", bars());
        charts.put("stacked", stacked());
        charts.put("heat map", heatMap());
        charts.put("gantt", gantt());
        return charts;
    }

    static XyChart line() {
        double[] sizes = {1024, 65_536, 1 << 20, 1 << 26};
        double[] rates = {0.2, 9, 40, 54};
        return Chart.line("Copy bandwidth")
                .subtitle("host to device")
                .x("Message size", "B")
                .logX()
                .y("Bandwidth", "GB/s")
                .series("simulated", sizes, rates)
                .series(Series.of("measured", sizes, rates)
                        .points()
                        .interval(new double[] {0.1, 8, 38, 53}, new double[] {0.3, 10, 42, 55}));
    }

    static BarChart bars() {
        return Chart.bars("Slowdown")
                .categories("resnet50", "bert-large")
                .y("Slowdown", "x")
                .series("h100", 1.4, 1.1)
                .series("fastrack", 1.1, Double.NaN);
    }

    static BarChart stacked() {
        return Chart.stackedBars("Where the time went")
                .asHorizontal()
                .categories("off", "on")
                .y("Time", "ms")
                .series("kernels", 40, 41)
                .series("copies", 10, 38);
    }

    static HeatMap heatMap() {
        return Chart.heatMap("Latency")
                .columns("Chains", List.of("1", "8"))
                .rows("Chunk", List.of("64 KiB", "1 MiB"))
                .values("Latency", "us", new double[][] {{400, 120}, {350, Double.NaN}});
    }

    static GanttChart gantt() {
        return Chart.gantt("One inference")
                .panel("before", List.of(new GanttChart.Span("PCIe", "copy", "weights", 0, 4_000_000)))
                .panel(
                        "after",
                        List.of(
                                new GanttChart.Span("PCIe", "copy", "weights", 0, 6_000_000),
                                new GanttChart.Span("GPU", "kernel", "conv", 6_000_000, 9_000_000)));
    }

    static Table table() {
        return Table.create(
                "runs",
                StringColumn.create("System", "unprotected", "h100"),
                Tables.column("Latency", "ms", 12.3456789, Double.NaN),
                IntColumn.create("Copies", new int[] {12, 1234}));
    }
}
