package io.github.teelab.experiment.travelling;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import java.util.List;
import java.util.function.Supplier;

/** GPU Travelling's table, and the questions beyond it. */
public final class TravellingPaper implements Paper {
    @Override
    public String id() {
        return Papers.GPU_TRAVELLING;
    }

    @Override
    public String title() {
        return "GPU Travelling (ACM CCS 2025)";
    }

    @Override
    public List<Supplier<Experiment>> experiments() {
        return List.of(
                TransferTable::transferExperiment,
                TransferTable::wholeExperiment,
                BreakEven::overNetworkRate,
                BreakEven::overChunkSize,
                BreakEven::overHolders,
                BreakEven::overModelSize,
                Outlook::fabric,
                Outlook::crash);
    }
}
