package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.Prediction;
import io.github.teelab.tee.h100.CallCosts;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.replay.ProfileTimes;
import io.github.teelab.workload.replay.ReplayPlan;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Judges predictions of recorded programs, each by a fit to the tables and the other programs alone.
 *
 * <p>Two figures for each quantity: what the fit predicts, with the interval that the spread of first launches leaves, and
 * what the tight-loop tables alone would predict.
 */
public final class LeftOut {
    private LeftOut() {}

    /**
     * One row for each program and quantity: program, quantity, plain (recorded without), predicted, low, high, measured
     * (recorded with), error_pct, tables_only, tables_only_error_pct. Times in ms, {@code launch_median_us} in us.
     */
    public static Table table(List<ProgramPair> pairs) {
        Table table = Table.create(
                "left out",
                StringColumn.create("program"),
                StringColumn.create("quantity"),
                DoubleColumn.create("plain"),
                DoubleColumn.create("predicted"),
                DoubleColumn.create("low"),
                DoubleColumn.create("high"),
                DoubleColumn.create("measured"),
                DoubleColumn.create("error_pct"),
                DoubleColumn.create("tables_only"),
                DoubleColumn.create("tables_only_error_pct"));
        for (ProgramPair pair : pairs) {
            List<ProgramPair> others = pairs.stream()
                    .filter(other -> !other.program().equals(pair.program()))
                    .toList();
            add(table, pair, Calibration.programs(others));
        }
        return table;
    }

    private static void add(Table table, ProgramPair pair, CallCosts costs) {
        H100Confidential system = H100Confidential.on(Platforms.h100Node(), costs);
        Plan plan = ReplayPlan.of(pair.off());
        Map<String, Double> plain = ProfileTimes.of(pair.off()).byName();
        Map<String, Double> measured = ProfileTimes.of(pair.on()).byName();
        Prediction prediction = Prediction.of(system, plan);
        Map<String, Double> predicted = prediction.times().byName();
        Map<String, Double> tablesOnly = Prediction.of(H100Confidential.tablesOnly(Platforms.h100Node()), plan)
                .times()
                .byName();
        for (String quantity : plain.keySet()) {
            double truth = measured.get(quantity);
            table.stringColumn("program").append(pair.program());
            table.stringColumn("quantity").append(quantity);
            append(table, "plain", plain.get(quantity));
            append(table, "predicted", predicted.get(quantity));
            append(table, "low", prediction.low().get(quantity));
            append(table, "high", prediction.high().get(quantity));
            append(table, "measured", truth);
            append(table, "error_pct", 100 * (predicted.get(quantity) / truth - 1));
            append(table, "tables_only", tablesOnly.get(quantity));
            append(table, "tables_only_error_pct", 100 * (tablesOnly.get(quantity) / truth - 1));
        }
    }

    private static void append(Table table, String column, double value) {
        table.doubleColumn(column).append(CalibrationTable.rounded(value));
    }
}
