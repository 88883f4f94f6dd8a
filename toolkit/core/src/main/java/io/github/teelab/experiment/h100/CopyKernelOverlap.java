package io.github.teelab.experiment.h100;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Chart;
import io.github.teelab.report.XyChart;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;

/**
 * n streams, each copying its part in, running one kernel and copying the result out, in sequence or pipelined: {@code
 * measurements/h100_copy_kernel_overlap.csv}.
 */
final class CopyKernelOverlap {
    private static final String NAME = "copy and kernel overlap";
    /** A kernel of nominally 1 ms takes this long: 100 ms kernels, one stream, off, less its two copies. */
    private static final double KERNEL_SCALE = 1.0268;
    /** Two of these kernels run side by side: 64 kernels of 100 ms take 3.28 s pipelined, off. */
    private static final int CONCURRENT_KERNELS = 2;

    private CopyKernelOverlap() {}

    static Experiment run() {
        List<Comparison> comparisons = new ArrayList<>();
        Node node = Node.calibrated();
        for (Row row : DataFiles.table("measurements/h100_copy_kernel_overlap.csv")) {
            comparisons.add(comparison(node, row, "sequential"));
            comparisons.add(comparison(node, row, "pipelined"));
        }
        return new Experiment(
                NAME,
                "Each stream copies its share in, runs one kernel and copies its share out. Two numbers were read off two"
                        + " rows without confidential computing: a kernel takes 1.027 times its nominal time, and two run"
                        + " side by side. The rest is predicted: confidential copies block the host and never overlap"
                        + " each other, so pipelining hides kernels but not copies.",
                comparisons,
                List.of(chart(comparisons, 16), chart(comparisons, 512)));
    }

    private static Comparison comparison(Node node, Row row, String order) {
        int streams = row.getInt("streams");
        double kernelMs = row.getNumber("kernel_ms");
        long totalBytes = Bytes.mib(row.getNumber("total_mb")).value();
        boolean pipelined = order.equals("pipelined");
        Plan plan = plan(streams, kernelMs, totalBytes, pipelined);
        double simulated =
                node.with(row.getString("cc")).run(plan).timeline().makespan().toSeconds();
        boolean fitted = row.getString("cc").equals("off")
                && kernelMs == 100
                && row.getNumber("total_mb") == 16
                && ((streams == 1 && !pipelined) || (streams == 64 && pipelined));
        return new Comparison(
                Papers.H100,
                NAME,
                String.format(
                        Locale.ROOT,
                        "%.0f MB, %.0f ms kernels, %d streams, %s, cc %s",
                        row.getNumber("total_mb"),
                        kernelMs,
                        streams,
                        order,
                        row.getString("cc")),
                "s",
                row.getNumber(order + "_s"),
                simulated,
                fitted ? Comparison.Role.CALIBRATE : Comparison.Role.PREDICT);
    }

    private static Plan plan(int streams, double kernelMs, long totalBytes, boolean pipelined) {
        PlainProgram program = PlainProgram.named("overlap").hostFootprint(totalBytes);
        long bytes = totalBytes / streams;
        long kernelPs = Math.round(kernelMs * KERNEL_SCALE * 1e9);
        if (!pipelined) {
            for (int stream = 0; stream < streams; stream++) {
                program.copy(Transfer.HOST_TO_DEVICE_PINNED, bytes, stream)
                        .launch("kernel", kernelPs, stream)
                        .copy(Transfer.DEVICE_TO_HOST_PINNED, bytes, stream);
            }
            return program.plan();
        }
        for (int stream = 0; stream < streams; stream++) {
            program.copyAsync(Transfer.HOST_TO_DEVICE_PINNED, bytes, stream);
        }
        for (int stream = 0; stream < streams; stream++) {
            List<Integer> turn =
                    stream < CONCURRENT_KERNELS ? List.of() : List.of(program.activities() - CONCURRENT_KERNELS);
            program.launch("kernel", kernelPs, stream, turn);
        }
        for (int stream = 0; stream < streams; stream++) {
            program.copyAsync(Transfer.DEVICE_TO_HOST_PINNED, bytes, stream);
        }
        return program.synchronise().plan();
    }

    private static Chart chart(List<Comparison> all, int totalMb) {
        XyChart chart = Chart.line("Pipelined copies and 10 ms kernels, " + totalMb + " MB in all")
                .subtitle("H100 NVL; points measured, lines simulated")
                .x("Streams", "")
                .logX()
                .y("Time", "s")
                .logY();
        for (String confidential : List.of("off", "on")) {
            List<Comparison> rows = all.stream()
                    .filter(row -> row.quantity().startsWith(totalMb + " MB, 10 ms")
                            && row.quantity().endsWith("pipelined, cc " + confidential))
                    .toList();
            double[] streams = rows.stream()
                    .mapToDouble(row ->
                            Double.parseDouble(row.quantity().split(", ")[2].split(" ")[0]))
                    .toArray();
            chart = chart.dashed(
                            "simulated, CC " + confidential,
                            streams,
                            rows.stream().mapToDouble(Comparison::simulated).toArray())
                    .points(
                            "measured, CC " + confidential,
                            streams,
                            rows.stream().mapToDouble(Comparison::published).toArray());
        }
        return chart;
    }
}
