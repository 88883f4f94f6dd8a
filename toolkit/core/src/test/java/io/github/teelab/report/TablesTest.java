package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;

class TablesTest {
    @Test
    void headersCarryTheUnit() {
        assertEquals("Latency (ms)", Tables.column("Latency", "ms", 1).name());
        assertEquals("Slowdown", Tables.column("Slowdown", "", 1).name());
    }

    @Test
    void textIsAlignedWithNumbersRight() {
        assertEquals("""
                System       Latency (ms)  Copies
                -----------  ------------  ------
                unprotected        12.346      12
                h100                         1234
                """, Tables.text(Samples.table()));
    }

    @Test
    void roundingTouchesFractionsOnly() {
        Table rounded = Tables.rounded(Samples.table(), 2);
        assertEquals(12, rounded.doubleColumn("Latency (ms)").getDouble(0));
        assertTrue(rounded.doubleColumn("Latency (ms)").isMissing(1));
        assertEquals(1234, rounded.intColumn("Copies").getInt(1));
        assertEquals(12.3456789, Samples.table().doubleColumn("Latency (ms)").getDouble(0));
    }

    @Test
    void roundingNeedsASensibleNumberOfDigits() {
        assertEquals(
                "significant digits: got 0, allowed 1 to 15",
                assertThrows(IllegalArgumentException.class, () -> Tables.rounded(Samples.table(), 0))
                        .getMessage());
    }

    @Test
    void jsonRowsKeepTypesAndMissingValues() throws Exception {
        Table table = Samples.table().addColumns(BooleanColumn.create("Protected", false, true));
        JsonNode rows = new ObjectMapper().readTree(Tables.json(table));
        assertEquals(2, rows.size());
        assertEquals("unprotected", rows.at("/0/System").asText());
        assertEquals(12.3456789, rows.at("/0/Latency (ms)").asDouble());
        assertTrue(rows.at("/1/Latency (ms)").isNull());
        assertTrue(rows.at("/1/Copies").isInt());
        assertTrue(rows.at("/1/Protected").isBoolean());
    }

    @Test
    void csvCanBeReadBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("runs.csv");
        Tables.csv(Samples.table(), file);
        assertEquals("System,Latency (ms),Copies", Files.readAllLines(file).get(0));
        Table read = Table.read().csv(file.toFile());
        assertEquals(Tables.text(Samples.table()), Tables.text(read));
    }
}
