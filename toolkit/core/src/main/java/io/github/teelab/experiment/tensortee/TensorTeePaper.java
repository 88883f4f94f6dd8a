package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Planned;
import java.util.List;
import java.util.function.Supplier;

/** TensorTEE's experiments: the CPU's memory, the NPU's, and whole training steps. */
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
        AdamRuns adam = AdamRuns.calibrated();
        return List.of(
                new Planned("Adam slowdown by threads", 12, () -> AdamSlowdown.run(adam)),
                new Planned("TenAnalyzer by iteration", 11, () -> LearningExperiment.anyOrder(adam)),
                new Planned("TenAnalyzer by iteration, rules as written", 16, () -> LearningExperiment.asWritten(adam)),
                new Planned("TenAnalyzer's table", 1, TableExperiment::run),
                new Planned("MAC granularity on the NPU", 2, MacSweepExperiment::run),
                new Planned("Training step", 3, () -> TrainingExperiment.run(adam)));
    }
}
