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
    @Test
    void theStoredEnginesAreThoseOfTheFit() {
        Table fitted = EngineCalibration.table();
        Table stored = DataFiles.table("calibration/engines.csv");
        assertEquals(stored.rowCount(), fitted.rowCount());
        for (int row = 0; row < stored.rowCount(); row++) {
            double value = stored.row(row).getNumber("value");
            assertEquals(value, fitted.row(row).getNumber("value"), 1e-3 * value, stored.getString(row, "parameter"));
        }
    }

    /** One set of parameters for all rows: served decoders within 3 points of throughput loss, trained nets within 5. */
    @Test
    void oneSetOfParametersServesAllModels() {
        Table residuals = EngineCalibration.residuals();
        System.out.println(Tables.text(Tables.rounded(residuals, 4)));
        double trained = meanMiss(residuals, row -> row.getString("row").contains("training"));
        double served = meanMiss(residuals, row -> !row.getString("row").contains("training"));
        System.out.printf("mean miss of throughput loss: served %.2f points, trained %.2f points%n", served, trained);
        assertTrue(served <= 3, "served " + served);
        assertTrue(trained <= 5, "trained " + trained);
    }

    private static double meanMiss(Table residuals, Predicate<Row> chosen) {
        return residuals.stream()
                .filter(chosen)
                .mapToDouble(row -> Math.abs(row.getNumber("miss_points")))
                .average()
                .orElseThrow();
    }
}
