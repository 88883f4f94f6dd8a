package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.simulation.Machine;
import io.github.teelab.memory.simulation.TrafficRun;
import io.github.teelab.memory.tensor.TableBudget;
import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.workload.kernel.TiledGemm;
import java.util.List;

/** What the table costs in bits, and how well it knows the tiles of a matrix product; paper sections 6.2 and 6.5. */
public final class TableExperiment {
    private static final String NAME = "TenAnalyzer's table";
    private static final int SIZE = 256;
    private static final int TILE = 64;

    private TableExperiment() {}

    /** The budget, and one product after another. */
    public static Experiment run() {
        return new Experiment(
                NAME,
                "The budget is the sum of the fields. The product is repeated once: the second's read requests, before the"
                        + " caches, that fall into tensors the first has taught.",
                List.of(
                        Published.result(
                                NAME,
                                "hardware budget (Meta Table + filter + bitmap cache + poison bits)",
                                TableBudget.published().totalKib()),
                        Published.result(
                                NAME,
                                "TenAnalyzer hit_in rate GEMM 256x256 with 64x64 tiles after one GEMM",
                                100 * product(1).hitInShare())),
                List.of());
    }

    /**
     * What one product counts after others of the same matrices.
     *
     * @param before how many came before
     */
    public static Counters product(int before) {
        TiledGemm gemm = new TiledGemm(SIZE, TILE);
        TrafficRun run = new TrafficRun(Machine.tensortee(), TenAnalyzer.published());
        for (int i = 0; i < before; i++) {
            run.run(gemm);
        }
        Counters counted = run.counters();
        return run.run(gemm).counters().since(counted);
    }
}
