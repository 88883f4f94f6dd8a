package io.github.teelab.experiment.fastrack;

import io.github.teelab.platform.Platform;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.fastrack.Authentication;
import io.github.teelab.tee.fastrack.Design;
import io.github.teelab.tee.fastrack.Fastrack;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.job.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * All eight combinations of Fastrack's three changes on one job, and what each change is worth.
 *
 * @param job what ran
 * @param latencyMs for each design, milliseconds
 */
public record Ablation(Job job, Map<Design, Double> latencyMs) {
    private static final List<String> CHANGES = List.of("direct channel", "parallel authentication", "overlap");

    public Ablation {
        latencyMs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(latencyMs));
    }

    /** Runs the job under every combination. */
    public static Ablation of(Job job, Platform platform) {
        Plan plan = job.plan(platform.gpu());
        Map<Design, Double> latency = new LinkedHashMap<>();
        for (Design design : designs()) {
            TeeSystem system = Fastrack.on(platform).design(design);
            latency.put(design, system.run(plan).timeline().makespan().toSeconds() * 1e3);
        }
        return new Ablation(job, latency);
    }

    /** The eight designs; bit 0 of the place is the direct channel, bit 1 parallel authentication, bit 2 overlap. */
    public static List<Design> designs() {
        List<Design> designs = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            Authentication authentication =
                    (bits & 2) == 0 ? new Authentication.Serial() : Design.FASTRACK.authentication();
            designs.add(new Design((bits & 1) != 0, authentication, (bits & 4) != 0));
        }
        return designs;
    }

    /** One row for each design: its latency, and by how much it cuts the baseline's. */
    public Table table() {
        double baselineMs = latencyMs.get(Design.BASELINE);
        return Table.create(
                "ablation: " + job,
                StringColumn.create("design", latencyMs.keySet().stream().map(Design::toString)),
                DoubleColumn.create("latency (ms)", latencyMs.values().stream().mapToDouble(ms -> ms)),
                DoubleColumn.create(
                        "cut (%)", latencyMs.values().stream().mapToDouble(ms -> 100 * (1 - ms / baselineMs))));
    }

    /**
     * What each change wins, in milliseconds: its gain averaged over all orders in which the three could be made (the
     * Shapley value), so that the three add up to what all win together.
     */
    public Map<String, Double> worth() {
        List<Double> ms = designs().stream().map(latencyMs::get).toList();
        Map<String, Double> worth = new LinkedHashMap<>();
        for (int change = 0; change < 3; change++) {
            int bit = 1 << change;
            double sum = 0;
            for (int others = 0; others < 8; others++) {
                if ((others & bit) == 0) {
                    double weight = Integer.bitCount(others) == 1 ? 1.0 / 6 : 1.0 / 3;
                    sum += weight * (ms.get(others) - ms.get(others | bit));
                }
            }
            worth.put(CHANGES.get(change), sum);
        }
        return worth;
    }
}
