package io.github.teelab.experiment.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.SharedTraces;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Tables;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What is stored is what the fit gives, and predicts programs that took no part as well as it is said to. */
class CalibrationTest {
    private static final double ROUNDING = 1e-4;

    /** The programs that the stored costs were fitted to; all of them copy explicitly. */
    private static final Set<String> FITTED = Set.of("3DCONV", "FDTD-2D", "hotspot3D", "kmeans", "nw", "pathfinder");

    @Test
    void theStoredCopyCurvesAreThoseOfTheFit() {
        assertSame(CalibrationFiles.copies(), DataFiles.table("calibration/h100_copies.csv"));
    }

    @Test
    void theStoredCallCostsAreThoseOfTheFit() {
        List<ProgramPair> pairs = fittedPairs();
        assertSame(CalibrationFiles.calls(pairs), DataFiles.table("calibration/h100_calls.csv"));
        assertSame(Calibration.plainCalls(pairs), DataFiles.table("calibration/plain_calls.csv"));
    }

    @Test
    void aSizeThatTookNoPartInTheFitIsPredictedNearlyAsWell() {
        Table residuals = DataFiles.table("calibration/h100_copy_residuals.csv");
        double[] errors = residuals.stream()
                .mapToDouble(row -> Math.abs(row.getNumber("left_out_error_pct")))
                .toArray();
        assertEquals(250, errors.length);
        double median = new Median().evaluate(errors);
        System.out.printf("copy bandwidth, size left out: median error %.2f %%%n", median);
        assertTrue(median <= 5, "median " + median);
    }

    @Test
    void programsThatTookNoPartArePredictedAsWellAsSaid() {
        Table leftOut = LeftOut.table(fittedPairs());
        System.out.println(Tables.text(Tables.rounded(leftOut, 4)));
        assertMedian(leftOut, "copy_api_ms", 10);
        assertMedian(leftOut, "launch_median_us", 10);
        assertMedian(leftOut, "gpu_span_ms", 15);
        assertMedian(leftOut, "api_span_ms", 15);
        assertSame(leftOut, DataFiles.table("calibration/h100_left_out.csv"));
    }

    private static List<ProgramPair> fittedPairs() {
        return ProgramPairs.in(SharedTraces.path("nsys")).stream()
                .filter(pair -> FITTED.contains(pair.program()))
                .toList();
    }

    private static void assertMedian(Table leftOut, String quantity, double allowedPercent) {
        double[] errors = leftOut.stream()
                .filter(row -> row.getString("quantity").equals(quantity))
                .mapToDouble(row -> Math.abs(row.getNumber("error_pct")))
                .toArray();
        double median = new Median().evaluate(errors);
        System.out.printf(
                "left out, %s: median absolute error %.2f %% (allowed %.0f)%n", quantity, median, allowedPercent);
        assertTrue(median <= allowedPercent, quantity + ": median " + median);
    }

    private static void assertSame(Table fitted, Table stored) {
        assertEquals(fitted.columnNames(), stored.columnNames());
        assertEquals(fitted.rowCount(), stored.rowCount());
        for (int row = 0; row < fitted.rowCount(); row++) {
            Row left = fitted.row(row);
            Row right = stored.row(row);
            for (String column : fitted.columnNames()) {
                String where = stored.name() + " row " + (row + 1) + " " + column;
                if (fitted.column(column) instanceof NumericColumn) {
                    double value = left.getNumber(column);
                    assertEquals(value, right.getNumber(column), Math.abs(value) * ROUNDING, where);
                } else {
                    assertEquals(left.getString(column), right.getString(column), where);
                }
            }
        }
    }
}
