package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.BarChart;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.fastrack.Fastrack;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Inference and training over the zoo: unprotected, under the baseline protocol, and with Fastrack. */
final class Slowdowns {
    private static final List<String> NETS = List.of(
            "lenet5",
            "alexnet",
            "vgg16",
            "googlenet",
            "resnet50",
            "resnet101",
            "resnet152",
            "mobilenetv2",
            "squeezenet",
            "inceptionv4");
    private static final int BATCH = 64;

    private Slowdowns() {}

    /**
     * One job's three latencies.
     *
     * @param job what ran
     * @param plainMs without protection
     * @param baselineMs under the protocol before Fastrack
     * @param fastrackMs with all three changes
     */
    private record Result(Job job, double plainMs, double baselineMs, double fastrackMs) {
        double slowerPercent() {
            return 100 * (baselineMs / plainMs - 1);
        }

        double fastrackSlowerPercent() {
            return 100 * (fastrackMs / plainMs - 1);
        }

        double cutPercent() {
            return 100 * (1 - fastrackMs / baselineMs);
        }
    }

    static Experiment inference() {
        List<Job> jobs = Stream.concat(
                        NETS.stream().map(net -> Job.inference(net).batch(BATCH).pinned(true)),
                        Stream.of("bert-base", "bert-large")
                                .map(name -> Job.inference(name).batch(BATCH).pinned(true)))
                .toList();
        List<Result> results = run(jobs);
        String name = "inference";
        List<Comparison> comparisons = new ArrayList<>(Published.range(
                name,
                "GPU TEE inference slower than non-TEE",
                Published.Extreme.least(extremes(results)),
                Published.Extreme.largest(extremes(results))));
        comparisons.add(Published.largest(
                name,
                "runtime cut by Fastrack (largest)",
                Published.Extreme.largest(results.stream()
                        .filter(result ->
                                result.slowerPercent() <= Published.end("GPU TEE inference slower than non-TEE"))
                        .map(result -> new Published.Extreme(result.job().toString(), result.cutPercent()))
                        .toList())));
        return new Experiment(
                name,
                "One batch of 64 inputs each, FP32 for nets and BF16 for BERT, sent by a remote client into page-locked memory."
                        + " The more a net computes per input byte the less it suffers; tokens are small, so transformers"
                        + " hardly do. The largest cut is over the workloads inside the published range of slowdowns. The"
                        + " paper's own models, batches and formats are unknown.",
                comparisons,
                List.of(chart("Inference, batch 64", results)));
    }

    static Experiment training() {
        List<Job> jobs = Stream.concat(
                        NETS.stream().map(net -> Job.training(net).batch(BATCH).pinned(true)),
                        Stream.of("bert-base", "bert-large")
                                .map(name -> Job.training(name)
                                        .batch(BATCH)
                                        .tokens(512, 1)
                                        .pinned(true)))
                .toList();
        List<Result> results = run(jobs);
        String name = "training";
        return new Experiment(
                name,
                "One step over a batch of 64 inputs that a remote client sends; 512 tokens each for BERT.",
                Published.range(
                        name,
                        "GPU TEE training slower than non-TEE",
                        Published.Extreme.least(extremes(results)),
                        Published.Extreme.largest(extremes(results))),
                List.of(chart("Training step, batch 64", results)));
    }

    private static List<Published.Extreme> extremes(List<Result> results) {
        return results.stream()
                .map(result -> new Published.Extreme(result.job().toString(), result.slowerPercent()))
                .toList();
    }

    private static List<Result> run(List<Job> jobs) {
        Platform node = Platforms.h100Node();
        Unprotected plain = Unprotected.on(node);
        Fastrack baseline = Fastrack.baseline(node);
        Fastrack fastrack = Fastrack.on(node);
        List<Result> results = new ArrayList<>();
        for (Job job : jobs) {
            Plan plan = job.plan(node.gpu());
            results.add(new Result(job, ms(plain, plan), ms(baseline, plan), ms(fastrack, plan)));
        }
        return results;
    }

    private static double ms(TeeSystem system, Plan plan) {
        return system.run(plan).timeline().makespan().toSeconds() * 1e3;
    }

    private static BarChart chart(String title, List<Result> results) {
        return Chart.bars(title)
                .subtitle("slower than without protection; data from a remote client")
                .categories(results.stream()
                        .map(result -> result.job().model().name())
                        .toList())
                .y("Slower by", "%")
                .series(
                        "baseline",
                        results.stream().mapToDouble(Result::slowerPercent).toArray())
                .series(
                        "Fastrack",
                        results.stream()
                                .mapToDouble(Result::fastrackSlowerPercent)
                                .toArray());
    }
}
