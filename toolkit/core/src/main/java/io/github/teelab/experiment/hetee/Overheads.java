package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.BarChart;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the box costs a net: latency (the paper's Fig. 7) and throughput (Fig. 8) over the batch. */
public final class Overheads {
    private static final List<Integer> BATCHES = List.of(4, 8, 16, 32, 64);

    private Overheads() {}

    /** By how much a batch takes longer in the box, its steps one after the other, percent. */
    public static double latencyPercent(Rounds inBox) {
        return 100 * (inBox.latencyMs() / inBox.unprotected().latencyMs() - 1);
    }

    /** By how much a round takes longer in the box in the steady state, percent. */
    public static double throughputPercent(Rounds inBox) {
        return 100 * (inBox.periodMs() / inBox.unprotected().periodMs() - 1);
    }

    static Experiment latency() {
        return experiment(
                "latency overhead",
                "Fig. 7: (cipher + transfer) / (compute + preprocess) of one batch. Lines were fitted to batches 4 and 64;"
                        + " batches 8, 16 and 32 are predicted.",
                Overheads::latencyPercent,
                PublishedRun::latencyOverheadPercent);
    }

    static Experiment throughput() {
        return experiment(
                "throughput overhead",
                "Fig. 8: the time of a round in the box over that without, in the steady state. One number, the hand-over at"
                        + " the port, was fitted to batches 4 and 64.",
                Overheads::throughputPercent,
                PublishedRun::throughputOverheadPercent);
    }

    /** Whether receiving, not computing, sets the pace of this net: GoogLeNet and ResNet50 in inference. */
    public static boolean isTransferBound(PublishedRun run) {
        return run.mode() == Mode.INFERENCE
                && (run.net().equals("GoogLeNet") || run.net().equals("ResNet50"));
    }

    private static Experiment experiment(
            String name, String about, ToDoubleFunction<Rounds> simulate, ToDoubleFunction<PublishedRun> published) {
        List<Comparison> comparisons = new ArrayList<>();
        for (PublishedRun run : PublishedRun.all()) {
            comparisons.add(new Comparison(
                    Papers.HETEE,
                    name,
                    run.toString(),
                    "%",
                    published.applyAsDouble(run),
                    simulate.applyAsDouble(rounds(run)),
                    run.role()));
        }
        return new Experiment(
                name,
                about,
                comparisons,
                List.of(chart(name, Mode.INFERENCE, comparisons), chart(name, Mode.TRAINING, comparisons)));
    }

    static Rounds rounds(PublishedRun run) {
        return Rounds.of(run.net(), run.mode(), run.batch(), Platforms.heteeBox());
    }

    private static Chart chart(String name, Mode mode, List<Comparison> comparisons) {
        List<String> categories = new ArrayList<>();
        List<Double> published = new ArrayList<>();
        List<Double> simulated = new ArrayList<>();
        for (String net : BoxCosts.NETS) {
            for (int batch : BATCHES) {
                String quantity = net + " " + mode.label() + ", batch " + batch;
                Comparison comparison = comparisons.stream()
                        .filter(one -> one.quantity().equals(quantity))
                        .findFirst()
                        .orElseThrow();
                categories.add(net + " " + batch);
                published.add(comparison.published());
                simulated.add(comparison.simulated());
            }
        }
        BarChart chart = Chart.bars("HETEE: " + name + ", " + mode.label())
                .subtitle("GTX TITAN X; lines fitted to batches 4 and 64, the others predicted")
                .categories(categories)
                .y("Overhead", "%");
        return chart.series("published", values(published)).series("simulated", values(simulated));
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(value -> value).toArray();
    }
}
