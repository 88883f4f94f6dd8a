package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.report.Chart;
import io.github.teelab.report.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** TenAnalyzer learning the tensors of Adam, iteration by iteration, paper Figs. 18 and 19. */
public final class LearningExperiment {
    private static final int[] THREADS = {4, 8};
    private static final List<Integer> HIT_ITERATIONS = List.of(5, 20);

    private LearningExperiment() {}

    /** Rounds of updates that may begin and end with any line. */
    public static Experiment anyOrder() {
        return anyOrder(AdamRuns.calibrated());
    }

    /** The same, sharing simulations with other experiments. */
    public static Experiment anyOrder(AdamRuns runs) {
        return run(
                runs,
                "TenAnalyzer by iteration, write-backs in any order",
                false,
                "A round of updates begins with any line of a tensor and ends when all are written; otherwise as in the"
                        + " paper. The lines of a tensor keep codes of their own until it was once updated whole, which"
                        + " makes the first two iterations dear. The hit rate is the mean since the first iteration: so the"
                        + " published 80 % after 5 and 95 % after 20 read best (1 - 1/5, 1 - 1/20), a reading chosen after"
                        + " seeing them. Latency is that of the iteration by itself; from the third on ours no longer falls,"
                        + " where the published one falls until the thirtieth: what makes the paper's table learn so slowly"
                        + " is not in its text.");
    }

    /** The rules to the letter. */
    public static Experiment asWritten() {
        return asWritten(AdamRuns.calibrated());
    }

    /** The same, sharing simulations with other experiments. */
    public static Experiment asWritten(AdamRuns runs) {
        return run(
                runs,
                "TenAnalyzer by iteration, rules as written",
                true,
                "A round of updates must begin and end with the first and last line of a tensor. A last cache that replaces"
                        + " the least recently used line of a set does not write back in order when one tensor follows"
                        + " another, so assertions fail and tensors are learnt again and again.");
    }

    private static Experiment run(AdamRuns runs, String name, boolean ordered, String about) {
        List<Comparison> comparisons = new ArrayList<>();
        XyChart hits = Chart.line("Read requests inside a known tensor")
                .subtitle(name)
                .x("Iterations", "")
                .logX()
                .y("hit_in, mean so far", "%");
        List<Chart> latencies = new ArrayList<>();
        List<Learning> learnings = IntStream.of(THREADS)
                .parallel()
                .mapToObj(threads -> runs.learning(threads, ordered))
                .toList();
        for (int i = 0; i < THREADS.length; i++) {
            int threads = THREADS[i];
            Learning learning = learnings.get(i);
            String suffix = ", " + threads + " threads";
            if (threads == THREADS[0]) {
                for (int iteration : HIT_ITERATIONS) {
                    comparisons.add(Published.result(
                            name,
                            "TenAnalyzer hit_in rate after iteration " + iteration + " (Adam)",
                            100 * learning.meanHitIn(iteration)));
                }
            }
            List<Published.AdamRow> rows = Published.rows(threads, "TensorTEE");
            for (Published.AdamRow row : rows) {
                comparisons.add(new Comparison(
                        Published.PAPER,
                        name,
                        "TensorTEE" + suffix + ", iteration " + row.iteration(),
                        "x",
                        row.value(),
                        learning.latency(row.iteration()),
                        row.role()));
            }
            hits = hits.series("simulated" + suffix, learning.numbers(), learning.meanHitIns());
            latencies.add(latency(name, threads, learning, rows));
        }
        hits = hits.points("published", new double[] {5, 20}, new double[] {80, 95});
        List<Chart> charts = new ArrayList<>(List.of(hits));
        charts.addAll(latencies);
        return new Experiment(name, about, comparisons, charts);
    }

    private static XyChart latency(String name, int threads, Learning learning, List<Published.AdamRow> rows) {
        return Chart.line("Adam under TenAnalyzer, " + threads + " threads")
                .subtitle(name)
                .x("Iterations", "")
                .logX()
                .y("Time over unprotected", "x")
                .series("simulated", learning.numbers(), learning.latencies())
                .dashed("simulated, mean so far", learning.numbers(), learning.meanLatencies())
                .points(
                        "published",
                        rows.stream().mapToDouble(Published.AdamRow::iteration).toArray(),
                        rows.stream().mapToDouble(Published.AdamRow::value).toArray());
    }
}
