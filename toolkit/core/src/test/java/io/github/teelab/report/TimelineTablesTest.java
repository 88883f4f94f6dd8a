package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TimelineTablesTest {
    @Test
    void resourcesWithBusyTimeAndUtilisation() {
        assertEquals("""
                Resource  Busy (µs)  Active (µs)  Utilisation (%)
                --------  ---------  -----------  ---------------
                cores             6            4               75
                """, Tables.text(TimelineTables.byResource(SampleTimelines.twoServers())));
    }

    @Test
    void categoriesWithTheirShare() {
        Table table = TimelineTables.byCategory(SampleTimelines.launchCopyKernel());
        assertEquals(
                "[launch, copy, kernel, barrier]",
                table.stringColumn("Category").asList().toString());
        assertEquals(2, table.doubleColumn("Time (µs)").getDouble(0), 1e-9);
        assertEquals(30, table.doubleColumn("Share (%)").getDouble(1), 1e-4);
    }

    @Test
    void spansOneForEachTask() {
        Table table = TimelineTables.spans(SampleTimelines.launchCopyKernel());
        assertEquals(4, table.rowCount());
        assertEquals("PCIe", table.stringColumn("Resource").get(1));
        assertEquals(4096, table.longColumn("Bytes").getLong(1));
        assertEquals(5.000001, table.doubleColumn("Duration (µs)").getDouble(2), 1e-12);
        assertEquals("", table.stringColumn("Resource").get(3));
    }
}
