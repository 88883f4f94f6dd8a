package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
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
                CommunicationCost::run,
                AblationExperiment::run,
                Slowdowns::inference,
                Slowdowns::training,
                Sensitivity::run);
    }
}
