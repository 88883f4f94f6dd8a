package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import java.util.List;
import java.util.function.Supplier;

/** TensorTEE's experiments on CPU memory. */
public final class TensorTeePaper implements Paper {
    @Override
    public String id() {
        return Published.PAPER;
    }

    @Override
    public String title() {
        return "TensorTEE (ASPLOS 2024)";
    }

    @Override
    public List<Supplier<Experiment>> experiments() {
        return List.of(
                AdamSlowdown::run, LearningExperiment::anyOrder, LearningExperiment::asWritten, TableExperiment::run);
    }
}
