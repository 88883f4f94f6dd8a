package io.github.teelab.experiment.travelling;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Planned;
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
                new Planned("transfer of one chunk", 0.1, TransferTable::transferExperiment),
                new Planned("share of transfer", 0.1, TransferTable::wholeExperiment),
                new Planned("break-even over network rate", 0.1, BreakEven::overNetworkRate),
                new Planned("break-even over chunk size", 0.2, BreakEven::overChunkSize),
                new Planned("number of holders", 1, BreakEven::overHolders),
                new Planned("model size", 0.5, BreakEven::overModelSize),
                new Planned("beyond one server", 0.5, Outlook::fabric),
                new Planned("a crash of the orchestrator", 0.1, Outlook::crash));
    }
}
