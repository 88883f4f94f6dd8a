package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.h100.CallCost;
import io.github.teelab.tee.h100.CallCosts;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.replay.ReplayPlan;
import io.github.teelab.workload.replay.Typical;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Fits the costs of calls to pairs of recorded programs and to the tight-loop tables. */
public final class Calibration {
    private static final String LAUNCHES = "measurements/h100_kernel_launch.csv";
    private static final String CALLS = "measurements/h100_api_calls.csv";
    /** Loops shorter than this are still warming up. */
    private static final int STEADY_LAUNCHES = 32;

    private Calibration() {}

    /**
     * The costs that the pairs show: for each cost the median over the programs that show it. A cost that no pair shows
     * adds nothing. Of module loading only the spread is taken, not a centre. The kernels' ratio comes from the table,
     * which holds more programs.
     */
    public static CallCosts programs(List<ProgramPair> pairs) {
        CopyPaths encrypted =
                H100Confidential.encryptedPaths(CopyCalibration.stored().fit("on"));
        Map<CallCost, List<Double>> samples = new EnumMap<>(CallCost.class);
        for (ProgramPair pair : pairs) {
            PairCosts.of(pair, encrypted)
                    .forEach((cost, value) -> samples.computeIfAbsent(cost, key -> new ArrayList<>())
                            .add(value));
        }
        Map<CallCost, Double> values = new EnumMap<>(CallCost.class);
        samples.forEach((cost, list) -> values.put(cost, PairCosts.median(list)));
        List<Double> modules = samples.getOrDefault(CallCost.MODULE_LOAD_RATIO, List.of(1.0));
        values.put(CallCost.MODULE_LOAD_RATIO_LOW, Collections.min(modules));
        values.put(CallCost.MODULE_LOAD_RATIO_HIGH, Collections.max(modules));
        // Two of five first launches grow and three shrink, by up to 1.8 and 60 times: no centre differs from
        // "unchanged".
        values.remove(CallCost.MODULE_LOAD_RATIO);
        values.put(CallCost.KERNEL_RATIO, call("kernel execution"));
        return CallCosts.of("programs", values, "pairs of " + names(pairs) + " (ISPASS25 artifact)");
    }

    /** What the tables alone say: launches, context, allocation, kernels. */
    public static CallCosts tables() {
        Map<CallCost, Double> values = new EnumMap<>(CallCost.class);
        values.put(CallCost.CONTEXT_ADDED, (firstLaunchNs("on") - firstLaunchNs("off")) / 1e6);
        values.put(CallCost.LAUNCH_RATIO, launchNs("on") / launchNs("off"));
        values.put(CallCost.KERNEL_RATIO, call("kernel execution"));
        values.put(CallCost.ALLOCATE_RATIO, call("cudaMalloc"));
        values.put(CallCost.FREE_RATIO, call("cudaFree"));
        values.put(CallCost.HOST_ALLOCATE_RATIO, call("cudaMallocHost"));
        return CallCosts.of("tables", values, LAUNCHES + ", " + CALLS);
    }

    /** Plain call times as a table with columns parameter, value, unit, basis, fitted_to. */
    public static Table plainCalls(List<ProgramPair> pairs) {
        List<Double> starts = new ArrayList<>();
        List<Double> gaps = new ArrayList<>();
        List<Double> returns = new ArrayList<>();
        for (ProgramPair pair : pairs) {
            Plan plan = ReplayPlan.of(pair.off());
            Typical typical = Typical.of(pair.off());
            typical.measuredStartAfterLaunchNs().ifPresent(ns -> starts.add(ns * 1e3));
            typical.measuredQueueGapNs().ifPresent(ns -> gaps.add(ns * 1e3));
            List<Double> own = plan.calls().stream()
                    .filter(call -> call.kind() == CallKind.SYNCHRONIZE
                            && !call.awaits().isEmpty())
                    .map(call -> (double) call.returnPs())
                    .toList();
            if (!own.isEmpty()) {
                returns.add(PairCosts.median(own));
            }
        }
        String source = "pairs of " + names(pairs) + " (ISPASS25 artifact)";
        CalibrationTable table = new CalibrationTable("plain_calls");
        table.add("launch", launchNs("off") / 1e3, "us", LAUNCHES);
        table.add("launch_to_start", microseconds(starts), "us", source);
        table.add("queue_gap", microseconds(gaps), "us", source);
        table.add("synchronise", microseconds(returns), "us", source);
        return table.table();
    }

    /** Median launch in a steady loop, nanoseconds. */
    static double launchNs(String confidential) {
        return median(confidential, "median_launch_ns", STEADY_LAUNCHES);
    }

    private static double firstLaunchNs(String confidential) {
        return median(confidential, "first_launch_ns", 0);
    }

    private static double median(String confidential, String column, int atLeast) {
        List<Double> values = new ArrayList<>();
        for (Row row : DataFiles.table(LAUNCHES)) {
            if (row.getString("cc").equals(confidential) && row.getNumber("launches") >= atLeast) {
                values.add(row.getNumber(column));
            }
        }
        return PairCosts.median(values);
    }

    private static double call(String name) {
        for (Row row : DataFiles.table(CALLS)) {
            if (row.getString("call").equals(name)) {
                return row.getNumber("cc_on_over_off_geomean");
            }
        }
        throw new IllegalArgumentException(CALLS + ": no row \"" + name + "\"; restore the file");
    }

    private static double microseconds(List<Double> ps) {
        return PairCosts.median(ps) / 1e6;
    }

    private static String names(List<ProgramPair> pairs) {
        return String.join(" ", pairs.stream().map(ProgramPair::program).toList());
    }
}
