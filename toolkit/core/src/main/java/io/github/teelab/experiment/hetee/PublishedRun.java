package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;

/**
 * One of the 50 runs of the paper's Figs. 7 and 8.
 *
 * @param mode inference or training
 * @param net as the paper writes it
 * @param batch images
 * @param computeMs milliseconds per batch, as the others
 * @param preprocessMs milliseconds per batch
 * @param cryptoMs milliseconds per batch
 * @param transferMs milliseconds per batch
 * @param latencyOverheadPercent as printed
 * @param throughputOverheadPercent as printed or measured from the drawing
 * @param role whether something may be fitted to it
 */
public record PublishedRun(
        Mode mode,
        String net,
        int batch,
        double computeMs,
        double preprocessMs,
        double cryptoMs,
        double transferMs,
        double latencyOverheadPercent,
        double throughputOverheadPercent,
        Comparison.Role role) {
    /** Where the runs stand. */
    public static final String FILE = "papers/hetee_runs.csv";

    /** All runs, in the file's order. */
    public static List<PublishedRun> all() {
        List<PublishedRun> runs = new ArrayList<>();
        for (Row row : DataFiles.table(FILE)) {
            runs.add(new PublishedRun(
                    Mode.named(row.getString("mode")),
                    row.getString("net"),
                    row.getInt("batch"),
                    row.getNumber("compute_ms"),
                    row.getNumber("preprocess_ms"),
                    row.getNumber("crypto_ms"),
                    row.getNumber("transfer_ms"),
                    row.getNumber("latency_overhead_pct"),
                    row.getNumber("throughput_overhead_pct"),
                    Comparison.Role.named(row.getString("role"))));
        }
        return runs;
    }

    /** The runs that parameters may be fitted to: batches 4 and 64. */
    public static List<PublishedRun> forFitting() {
        return all().stream()
                .filter(run -> run.role() == Comparison.Role.CALIBRATE)
                .toList();
    }

    /** Its printed stage times put together: what the latency overhead should be, percent. */
    public double latencyOverheadOfStages() {
        return 100 * (cryptoMs + transferMs) / (computeMs + preprocessMs);
    }

    /** Net, mode and batch in words. */
    @Override
    public String toString() {
        return net + " " + mode.label() + ", batch " + batch;
    }
}
