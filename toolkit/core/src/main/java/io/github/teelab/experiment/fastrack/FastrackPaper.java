package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Planned;
import java.util.List;
import java.util.function.Supplier;

/** Fastrack's experiments. */
public final class FastrackPaper implements Paper {
    @Override
    public String id() {
        return Papers.FASTRACK;
    }

    @Override
    public String title() {
        return "Fastrack (arXiv 2410.15240)";
    }

    @Override
    public List<Supplier<Experiment>> experiments() {
        return List.of(
                new Planned("communication cost", 1, CommunicationCost::run),
                new Planned("ablation", 1, AblationExperiment::run),
                new Planned("inference", 1, Slowdowns::inference),
                new Planned("training", 1, Slowdowns::training),
                new Planned("sensitivity", 0.1, Sensitivity::run));
    }
}
