package io.github.teelab.experiment.hetee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.hetee.SaasCase;
import io.github.teelab.tee.hetee.lifecycle.BoxSafeguard;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class SaasCasesTest {
    @Test
    void eachCaseTrustsAndPaysForItsOwnMeasure() {
        System.out.println(Tables.text(Tables.rounded(SaasCases.table(), 4)));
        assertEquals(List.of("controller firmware", "cipher bitstream"), SaasCases.components(SaasCase.VERIFIED));
        assertEquals(
                SaasCases.kib(SaasCase.VERIFIED, true) + 500, SaasCases.kib(SaasCase.PROVIDER_SECRETS, true), 1e-9);
        assertEquals(SaasCases.kib(SaasCase.VERIFIED, true) + 200, SaasCases.kib(SaasCase.NOT_AUDITED, true), 1e-9);
        double plain = SaasCases.batchMs(SaasCase.VERIFIED);
        assertTrue(SaasCases.batchMs(SaasCase.PROVIDER_SECRETS) > plain);
        assertTrue(SaasCases.batchMs(SaasCase.NOT_AUDITED) > plain);
    }

    @Test
    void theMeasureOfACaseIsWhatStopsItsAttack() {
        assertEquals("detected", SaasCases.outcome(SaasCase.PROVIDER_SECRETS, BoxSafeguard.INPUT_CHECK));
        assertEquals("prevented", SaasCases.outcome(SaasCase.NOT_AUDITED, BoxSafeguard.SANDBOX));
        assertEquals(
                "succeeded (not asked of this case)", SaasCases.outcome(SaasCase.VERIFIED, BoxSafeguard.INPUT_CHECK));
        assertEquals("succeeded (not asked of this case)", SaasCases.outcome(SaasCase.VERIFIED, BoxSafeguard.SANDBOX));
    }

    @Test
    void everyNeighbourNamesItsSource() {
        Table neighbours = DataFiles.table("tee/neighbours.csv");
        assertEquals(14, neighbours.rowCount());
        for (Row row : neighbours) {
            assertTrue(
                    !row.getString("source").isBlank()
                            && !row.getString("isolates").isBlank(),
                    row.toString());
        }
    }
}
