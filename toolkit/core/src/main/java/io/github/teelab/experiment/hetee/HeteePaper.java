package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Planned;
import java.util.List;
import java.util.function.Supplier;

/** HETEE's experiments. */
public final class HeteePaper implements Paper {
    @Override
    public String id() {
        return Papers.HETEE;
    }

    @Override
    public String title() {
        return "HETEE (IEEE S&P 2020)";
    }

    @Override
    public List<Supplier<Experiment>> experiments() {
        return List.of(
                new Planned("latency overhead", 0.5, Overheads::latency),
                new Planned("throughput overhead", 0.5, Overheads::throughput),
                new Planned("multi-GPU scaling", 1.5, Scaling::run),
                new Planned("cost", 0.1, Cost::run),
                new Planned("box under load", 3, UnderLoad::run));
    }
}
