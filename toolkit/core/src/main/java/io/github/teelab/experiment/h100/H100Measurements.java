package io.github.teelab.experiment.h100;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Planned;
import java.util.List;
import java.util.function.Supplier;

/** Copies, overlap and launches on an H100 NVL with confidential computing off and on. */
public final class H100Measurements implements Paper {
    @Override
    public String id() {
        return Papers.H100;
    }

    @Override
    public String title() {
        return "H100 measurements (ISPASS 2025)";
    }

    @Override
    public List<Supplier<Experiment>> experiments() {
        return List.of(
                new Planned("copy bandwidth", 0.1, CopyBandwidth::run),
                new Planned("copy and kernel overlap", 0.3, CopyKernelOverlap::run),
                new Planned("kernel launch", 0.1, KernelLaunch::run));
    }
}
