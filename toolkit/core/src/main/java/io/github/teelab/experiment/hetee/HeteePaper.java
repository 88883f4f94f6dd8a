package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
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
        return List.of(Overheads::latency, Overheads::throughput, Scaling::run, Cost::run, UnderLoad::run);
    }
}
