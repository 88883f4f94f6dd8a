package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One enclave with one, two and four GPUs: the paper's Table III, of which nothing was fitted. */
public final class Scaling {
    private static final String FILE = "papers/hetee_table3.csv";
    private static final String AVERAGE = "average";
    private static final List<Integer> GPUS = List.of(2, 4);

    private Scaling() {}

    /** The cells of the table for two and four GPUs, without its rows of averages. */
    public static List<Comparison> cells() {
        return comparisons(false);
    }

    static Experiment run() {
        List<Comparison> all = new ArrayList<>(comparisons(false));
        all.addAll(comparisons(true));
        return new Experiment(
                "multi-GPU scaling",
                "Table III: inference throughput over that of one GPU without the box. Nothing was fitted to it: four cores,"
                        + " one port and the times of one GPU make it.",
                all,
                List.of(chart(), portChart()));
    }

    /**
     * Throughput over that of one GPU without the box.
     *
     * @param inBox an enclave; its GPUs and batch are kept
     * @param withBox whether the box is around it
     */
    public static double speedup(Rounds inBox, boolean withBox) {
        double single = inBox.gpus(1).unprotected().imagesPerSecond();
        return (withBox ? inBox : inBox.unprotected()).imagesPerSecond() / single;
    }

    /**
     * What a round waits for in the steady state: the steps on its critical path, in percent of it. Columns system, GPUs,
     * and one for each step.
     */
    public static Table limits(String net, int batch) {
        List<String> steps = List.of("preprocess", "feed", "compute", "receive");
        Table table = Table.create(
                net + " inference, batch " + batch + ": what a round waits for",
                StringColumn.create("system"),
                IntColumn.create("GPUs"));
        steps.forEach(step -> table.addColumns(DoubleColumn.create(step + " (%)")));
        for (boolean withBox : new boolean[] {false, true}) {
            for (int gpus : List.of(1, 2, 4)) {
                Rounds rounds = rounds(net, batch).gpus(gpus);
                Rounds measured = withBox ? rounds : rounds.unprotected();
                Map<String, Double> waits = measured.criticalMs();
                table.stringColumn("system").append(withBox ? "HETEE" : "baseline");
                table.intColumn("GPUs").append(gpus);
                steps.forEach(step -> table.doubleColumn(step + " (%)")
                        .append(100 * waits.getOrDefault(step, 0.0) / measured.periodMs()));
            }
        }
        return table;
    }

    /**
     * How much of what the box adds to a round is the port's width, percent: what would be gone behind as many lanes as
     * the machine without the box has.
     */
    public static double portSharePercent(Rounds inBox) {
        double added = inBox.periodMs() - inBox.unprotected().periodMs();
        Rounds wide = inBox.port(Pcie.gen3(16)).device(Pcie.gen3(16));
        return 100 * (inBox.periodMs() - wide.periodMs()) / added;
    }

    private static List<Comparison> comparisons(boolean averages) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Row row : DataFiles.table(FILE)) {
            String net = row.getString("net");
            if (net.equals(AVERAGE) != averages) {
                continue;
            }
            int batch = row.getInt("batch");
            String system = row.getString("system");
            List<String> nets = averages ? BoxCosts.NETS : List.of(net);
            for (int gpus : GPUS) {
                double simulated = nets.stream()
                        .mapToDouble(one -> speedup(rounds(one, batch).gpus(gpus), system.equals("HETEE")))
                        .average()
                        .orElseThrow();
                comparisons.add(new Comparison(
                        Papers.HETEE,
                        "multi-GPU scaling",
                        net + ", batch " + batch + ", " + system + " with " + gpus + " GPUs",
                        "x",
                        row.getNumber("gpus_" + gpus),
                        simulated,
                        Comparison.Role.PREDICT));
            }
        }
        return comparisons;
    }

    private static Rounds rounds(String net, int batch) {
        return Rounds.of(net, Mode.INFERENCE, batch, Platforms.heteeBox());
    }

    private static Chart chart() {
        List<Comparison> cells = comparisons(false);
        return Chart.scatter("HETEE: multi-GPU scaling, cell by cell")
                .subtitle("throughput over one GPU without the box; Table III, nothing fitted")
                .x("Published", "x")
                .y("Simulated", "x")
                .dashed("equal", new double[] {1, 3.5}, new double[] {1, 3.5})
                .points("baseline", published(cells, "baseline"), simulated(cells, "baseline"))
                .points("HETEE", published(cells, "HETEE"), simulated(cells, "HETEE"));
    }

    private static double[] published(List<Comparison> cells, String system) {
        return cells.stream()
                .filter(cell -> cell.quantity().contains(system))
                .mapToDouble(Comparison::published)
                .toArray();
    }

    private static double[] simulated(List<Comparison> cells, String system) {
        return cells.stream()
                .filter(cell -> cell.quantity().contains(system))
                .mapToDouble(Comparison::simulated)
                .toArray();
    }

    /** What the box takes of four GPUs' throughput, for three widths of the port. */
    private static Chart portChart() {
        List<Double> batches = List.of(4.0, 8.0, 16.0, 32.0, 64.0);
        double[] xs = batches.stream().mapToDouble(batch -> batch).toArray();
        var chart = Chart.line("ResNet152 on four GPUs: what the box adds to a round")
                .subtitle("with the proxy's port as built (x4) and wider; GPU links x8, for x16 both x16")
                .x("Batch", "images for each GPU")
                .y("Added", "%");
        for (int lanes : List.of(4, 8, 16)) {
            double[] ys = batches.stream()
                    .mapToDouble(batch -> Overheads.throughputPercent(rounds("ResNet152", batch.intValue())
                            .gpus(4)
                            .port(Pcie.gen3(lanes))
                            .device(Pcie.gen3(Math.max(8, lanes)))))
                    .toArray();
            chart = chart.series("x" + lanes + " port", xs, ys);
        }
        return chart;
    }
}
