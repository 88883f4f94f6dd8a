package io.github.teelab.experiment.tensortee;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** What is fitted to TensorTEE's figures, by the name of the file under {@code data/calibration}. */
public final class TensorTeeCalibration {
    private TensorTeeCalibration() {}

    /** Adam first; the training step is fitted with Adam as fitted anew, not as stored. */
    public static Map<String, Supplier<Table>> files() {
        Map<String, Supplier<Table>> files = new LinkedHashMap<>();
        files.put("tensortee_adam.csv", AdamCalibration::table);
        files.put(
                "tensortee_training.csv",
                () -> TrainingCalibration.table(SimulatedAdam.prices(AdamRuns.on(AdamCalibration.fitted()))));
        return files;
    }
}
