package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.fastrack.Design;
import io.github.teelab.workload.job.Job;
import java.util.List;
import java.util.Locale;

/** The eight combinations on a job that suffers, as a chart. */
final class AblationExperiment {
    private AblationExperiment() {}

    static Experiment run() {
        Ablation ablation = Ablation.of(Job.inference("resnet50").batch(64).pinned(true), Platforms.h100Node());
        List<Design> designs = List.copyOf(ablation.latencyMs().keySet());
        Chart chart = Chart.bars("Fastrack's changes, alone and together")
                .subtitle(ablation.job().toString())
                .categories(designs.stream().map(Design::toString).toList())
                .asHorizontal()
                .y("Latency", "ms")
                .series(
                        "latency",
                        designs.stream().mapToDouble(ablation.latencyMs()::get).toArray());
        StringBuilder about = new StringBuilder("Each change averaged over all orders wins, in ms:");
        ablation.worth().forEach((change, ms) -> about.append(String.format(Locale.ROOT, " %s %.2f;", change, ms)));
        return new Experiment("ablation", about + " together they are what all three win.", List.of(), List.of(chart));
    }
}
