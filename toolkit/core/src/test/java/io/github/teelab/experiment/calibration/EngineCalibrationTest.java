package io.github.teelab.experiment.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Tables;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class EngineCalibrationTest {
    private static final Table RESIDUALS = EngineCalibration.residuals();

    @Test
    void theStoredEnginesAreThoseOfTheFit() {
        Table fitted = EngineCalibration.table();
        Table stored = DataFiles.table("calibration/engines.csv");
        assertEquals(stored.rowCount(), fitted.rowCount());
        for (int row = 0; row < stored.rowCount(); row++) {
            double value = stored.row(row).getNumber("value");
            assertEquals(value, fitted.row(row).getNumber("value"), 5e-3 * value, stored.getString(row, "parameter"));
        }
    }

    /** The six served rows, and the fixed batches: the change of throughput, in points. */
    @Test
    void servedDecodersLoseWhatWasMeasured() {
        System.out.println(Tables.text(Tables.rounded(RESIDUALS, 4)));
        double served = meanMiss(RESIDUALS, row -> row.getString("row").contains(" on H"));
        double batches = meanMiss(RESIDUALS, row -> row.getString("row").contains("batch 8"));
        System.out.printf("mean miss of throughput loss: served %.2f points, fixed batches %.2f%n", served, batches);
        assertTrue(served <= 1.5, "served " + served);
        assertTrue(batches <= 1.5, "fixed batches " + batches);
    }

    @Test
    void trainingThroughputIsWithinTwentyFivePercent() {
        for (Row row : RESIDUALS) {
            if (row.getString("row").contains("training")) {
                assertEquals(1, row.getDouble("simulated_per_s") / row.getDouble("measured_per_s"), 0.25);
            }
        }
    }

    @Test
    void eachBatchPredictsTheOther() {
        Table crossed = EngineCalibration.crossed();
        System.out.println(Tables.text(Tables.rounded(crossed, 4)));
        for (Row row : crossed) {
            assertEquals(0, row.getDouble("miss_points"), 4, row.getString("row"));
        }
    }

    private static double meanMiss(Table residuals, Predicate<Row> chosen) {
        return residuals.stream()
                .filter(chosen)
                .mapToDouble(row -> Math.abs(row.getNumber("miss_points")))
                .average()
                .orElseThrow();
    }
}
