package io.github.teelab.experiment.hetee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.tee.hetee.BoxCosts;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class HeteeFitTest {
    @Test
    void theStoredParametersAreThoseOfTheFit() {
        assertSame(DataFiles.table(BoxCosts.FITTED), HeteeFit.table(), "value", "parameter");
    }

    @Test
    void theStoredResidualsAreThoseOfTheFit() {
        assertSame(DataFiles.table("calibration/hetee_residuals.csv"), HeteeFit.residuals(), "fitted", "quantity");
    }

    @Test
    void nothingButBatches4And64IsFittedTo() {
        assertEquals(20, PublishedRun.forFitting().size());
        assertTrue(PublishedRun.forFitting().stream().allMatch(run -> run.batch() == 4 || run.batch() == 64));
    }

    private static void assertSame(Table stored, Table fitted, String value, String name) {
        assertEquals(stored.rowCount(), fitted.rowCount());
        for (int row = 0; row < stored.rowCount(); row++) {
            double expected = stored.row(row).getNumber(value);
            assertEquals(stored.getString(row, name), fitted.getString(row, name));
            assertEquals(expected, fitted.row(row).getNumber(value), 1e-4 * Math.abs(expected), "row " + row);
        }
    }
}
