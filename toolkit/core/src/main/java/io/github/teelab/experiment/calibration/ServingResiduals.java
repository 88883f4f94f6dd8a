package io.github.teelab.experiment.calibration;

import io.github.teelab.experiment.serving.ServingHost;
import io.github.teelab.experiment.serving.ServingRun;
import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.serving.EngineProfile;
import java.util.OptionalDouble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every measured pair under load beside its simulation with the stored calibration. */
public final class ServingResiduals {
    private ServingResiduals() {}

    /**
     * Columns model, requests_per_s, host_cores, quantity, measured, simulated, error_pct, role. Quantities of one run are in
     * ms or per second, error_pct relative; ratios (with protection over without) are in percent, error_pct in points. Roles:
     * {@code fitted} where a number shared by all models was fitted to the row, {@code length} where the mean length of that
     * model's answers was, {@code predicted} else.
     */
    public static Table table() {
        Table table = Table.create(
                "serving_residuals",
                StringColumn.create("model"),
                StringColumn.create("requests_per_s"),
                IntColumn.create("host_cores"),
                StringColumn.create("quantity"),
                DoubleColumn.create("measured"),
                DoubleColumn.create("simulated"),
                DoubleColumn.create("error_pct"),
                StringColumn.create("role"));
        ServingFit stored = new ServingFit(EngineProfile.vllm05(), Parameters.read(ServingHost.FILE));
        for (ServingMeasurements.UnderLoad pair : ServingMeasurements.underLoad()) {
            OptionalDouble length = pair.isSaturated()
                    ? OptionalDouble.of(ServingCalibration.storedMeanOut(pair.model()))
                    : OptionalDouble.empty();
            ServingRun off = stored.run(pair, length, false);
            ServingRun on = stored.run(pair, length, true);
            if (pair.isSaturated()) {
                saturated(table, pair, off, on);
            } else {
                unsaturated(table, pair, off, on);
            }
        }
        return table;
    }

    private static void unsaturated(Table table, ServingMeasurements.UnderLoad pair, ServingRun off, ServingRun on) {
        String plain = pair.cores() == 1 ? "predicted" : "fitted";
        add(table, pair, "ITL median, off", pair.off().itlMedian(), off.itl().p50(), plain);
        add(table, pair, "TTFT median, off", pair.off().ttftMedian(), off.ttft().p50(), plain);
        ratio(
                table,
                pair,
                "ITL median, on/off",
                pair.on().itlMedian() / pair.off().itlMedian(),
                on.itl().p50() / off.itl().p50(),
                "predicted");
        ratio(
                table,
                pair,
                "ITL mean, on/off",
                pair.on().itlMean() / pair.off().itlMean(),
                on.itl().mean() / off.itl().mean(),
                plain);
    }

    private static void saturated(Table table, ServingMeasurements.UnderLoad pair, ServingRun off, ServingRun on) {
        boolean length = pair.rate().equals("inf") && pair.cores() != 1;
        String crowding = pair.rate().equals("inf") ? "fitted" : "predicted";
        add(
                table,
                pair,
                "completed requests/s, off",
                pair.off().completedPerSecond(),
                off.completedPerSecond(),
                length ? "length" : crowding);
        ratio(
                table,
                pair,
                "completed requests/s, on/off",
                pair.on().completedPerSecond() / pair.off().completedPerSecond(),
                on.completedPerSecond() / off.completedPerSecond(),
                "predicted");
    }

    private static void ratio(
            Table table,
            ServingMeasurements.UnderLoad pair,
            String quantity,
            double measured,
            double simulated,
            String role) {
        append(table, pair, quantity, 100 * measured, 100 * simulated, 100 * (simulated - measured), role);
    }

    private static void add(
            Table table,
            ServingMeasurements.UnderLoad pair,
            String quantity,
            double measured,
            double simulated,
            String role) {
        append(table, pair, quantity, measured, simulated, 100 * (simulated / measured - 1), role);
    }

    private static void append(
            Table table,
            ServingMeasurements.UnderLoad pair,
            String quantity,
            double measured,
            double simulated,
            double error,
            String role) {
        table.stringColumn("model").append(pair.model());
        table.stringColumn("requests_per_s").append(pair.rate());
        table.intColumn("host_cores").append(pair.cores());
        table.stringColumn("quantity").append(quantity);
        table.doubleColumn("measured").append(CalibrationTable.rounded(measured));
        table.doubleColumn("simulated").append(CalibrationTable.rounded(simulated));
        table.doubleColumn("error_pct").append(CalibrationTable.rounded(error));
        table.stringColumn("role").append(role);
    }
}
