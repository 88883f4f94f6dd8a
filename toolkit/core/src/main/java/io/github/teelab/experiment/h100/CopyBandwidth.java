package io.github.teelab.experiment.h100;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Chart;
import io.github.teelab.report.XyChart;
import io.github.teelab.tee.Execution;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** One copy in a tight loop, by size: {@code measurements/h100_copy_bandwidth.csv}. */
final class CopyBandwidth {
    private static final String FILE = "measurements/h100_copy_bandwidth.csv";

    private CopyBandwidth() {}

    static Experiment run() {
        Table measured = DataFiles.table(FILE);
        Node node = Node.calibrated();
        List<Comparison> comparisons = new ArrayList<>();
        List<Chart> charts = new ArrayList<>();
        for (Transfer transfer : Transfer.values()) {
            XyChart chart = Chart.line("Copy bandwidth, " + words(transfer))
                    .subtitle("H100 NVL, tight loop; points measured, lines simulated")
                    .x("Copy size", "B")
                    .logX()
                    .y("Bandwidth", "GB/s")
                    .logY();
            for (String confidential : List.of("off", "on")) {
                List<Comparison> curve = curve(node, measured, transfer, confidential);
                comparisons.addAll(curve);
                chart = draw(chart, measured, transfer, confidential, curve);
            }
            charts.add(chart);
        }
        return new Experiment(
                "copy bandwidth",
                "One cudaMemcpy again and again over the same buffers. The copy curves were fitted to these rows;"
                        + " calibration/h100_copy_residuals.csv holds the errors with each size left out in turn.",
                comparisons,
                charts);
    }

    private static List<Comparison> curve(Node node, Table measured, Transfer transfer, String confidential) {
        List<Comparison> curve = new ArrayList<>();
        for (Row row : measured) {
            if (row.getString("copy").equals(transfer.label())) {
                long bytes = (long) row.getNumber("bytes");
                curve.add(new Comparison(
                        Papers.H100,
                        "copy bandwidth",
                        transfer.label() + " " + Bytes.of(bytes) + ", cc " + confidential,
                        "GB/s",
                        row.getNumber("cc_" + confidential + "_gb_per_s"),
                        bytes * 1e3 / copyPs(node, transfer, bytes, confidential),
                        Comparison.Role.CALIBRATE));
            }
        }
        return curve;
    }

    private static long copyPs(Node node, Transfer transfer, long bytes, String confidential) {
        Execution run = node.with(confidential)
                .run(PlainProgram.named("copy")
                        .hostFootprint(bytes)
                        .copy(transfer, bytes, 0)
                        .plan());
        return run.callEndPs(0) - run.callStartPs(0);
    }

    private static XyChart draw(
            XyChart chart, Table measured, Transfer transfer, String confidential, List<Comparison> curve) {
        double[] sizes = measured.stream()
                .filter(row -> row.getString("copy").equals(transfer.label()))
                .mapToDouble(row -> row.getNumber("bytes"))
                .toArray();
        return chart.dashed(
                        "simulated, CC " + confidential,
                        sizes,
                        curve.stream().mapToDouble(Comparison::simulated).toArray())
                .points(
                        "measured, CC " + confidential,
                        sizes,
                        curve.stream().mapToDouble(Comparison::published).toArray());
    }

    private static String words(Transfer transfer) {
        return switch (transfer) {
            case HOST_TO_DEVICE_PINNED -> "host to device, pinned";
            case HOST_TO_DEVICE_PAGEABLE -> "host to device, pageable";
            case DEVICE_TO_HOST_PINNED -> "device to host, pinned";
            case DEVICE_TO_HOST_PAGEABLE -> "device to host, pageable";
            case DEVICE_TO_DEVICE -> "within the device";
        };
    }
}
