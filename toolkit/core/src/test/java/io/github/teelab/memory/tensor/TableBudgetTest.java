package io.github.teelab.memory.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TableBudgetTest {
    /** 512 entries of 64 + 92 + 10 + 56 + 56 + 2 bits are 17.5 KiB; ten of 4 x 64 + 56 + 56 are 0.45; 6; 512 bits. */
    @Test
    void theFieldsAddUpToTwentyFourKibibytes() {
        Table table = TableBudget.published().table();
        System.out.println(table.print());
        assertEquals(17.5, table.doubleColumn("KiB").get(0));
        assertEquals(0.45, table.doubleColumn("KiB").get(1), 0.01);
        assertEquals(24, TableBudget.published().totalKib(), 0.05);
        assertEquals(
                TableBudget.published().totalKib(), table.doubleColumn("KiB").sum(), 1e-9);
    }
}
