package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.UnknownName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class CatalogTest {
    private static final Catalog CATALOG = Catalog.standard();

    @ParameterizedTest
    @CsvSource({
        "GPU, h100-nvl h100-sxm h200 a100 v100 p40 titan-x b200 b300 rtx-pro-6000 l40s mi300x",
        "CPU, xeon-gold-6530 xeon-e3-1220v6 epyc-9634 tensortee-cpu xeon-platinum-8558 epyc-9v84",
        "NPU, tensortee-npu",
        "FPGA, zynq",
        "MEMORY, ddr4-2400 ddr4-3200 ddr5-4800 gddr5 hbm2 hbm2e hbm3 hbm3e",
        "LINK, pcie-gen3 pcie-gen4 pcie-gen5",
        "SWITCH, pex9797"
    })
    void everyDeviceIsThere(PartKind kind, String names) {
        assertEquals(List.of(names.split(" ")), CATALOG.names(kind));
    }

    @Test
    void everyEntryHasUnitBasisAndSource() {
        Table table = CATALOG.table();
        assertTrue(table.rowCount() > 300, () -> "only " + table.rowCount() + " entries");
        for (Row row : table) {
            assertFalse(row.getString("unit").isBlank());
            assertFalse(row.getString("source").isBlank());
            assertTrue(Set.of("MEASURED", "PUBLISHED", "ASSUMED").contains(row.getString("basis")));
        }
    }

    @Test
    void aMeasuredEntryNamesTheArtifactItComesFrom() {
        Table measured =
                CATALOG.table().where(CATALOG.table().stringColumn("basis").isEqualTo("MEASURED"));
        assertTrue(measured.rowCount() >= 1);
        for (Row row : measured) {
            assertTrue(row.getString("source").startsWith("ISPASS25 artifact: "), row.getString("source"));
        }
    }

    @Test
    void theTableKeepsWordsApartFromNumbers() {
        Table table = CATALOG.table();
        Table memory = table.where(table.stringColumn("device")
                .isEqualTo("xeon-gold-6530")
                .and(table.stringColumn("parameter").isEqualTo("memory")));
        assertTrue(memory.doubleColumn("value").isMissing(0));
        assertEquals("ddr5-4800", memory.stringColumn("text").get(0));
    }

    @Test
    void everyMemoryThatIsSimulatedIsInTheCatalog() {
        List<String> memories = CATALOG.names(PartKind.MEMORY);
        CATALOG.names(PartKind.CPU)
                .forEach(name -> assertTrue(memories.contains(CATALOG.cpu(name).memory())));
        CATALOG.names(PartKind.NPU)
                .forEach(name -> assertTrue(memories.contains(CATALOG.npu(name).memory())));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        UnknownName error = assertThrows(UnknownName.class, () -> CATALOG.gpu("h100nvl"));
        assertTrue(error.getMessage().contains("did you mean h100-nvl"), error.getMessage());
    }

    @Test
    void aPartMayBeAddedWithoutTouchingTheOriginal() {
        Gpu slow = CATALOG.gpu("h100-nvl").with("boost_clock", 1000);
        Catalog changed = CATALOG.with(slow);
        assertEquals(slow, changed.gpu("h100-nvl"));
        assertNotEquals(slow, CATALOG.gpu("h100-nvl"));
        assertThrows(IllegalArgumentException.class, () -> CATALOG.with(Pcie.gen5(16)));
    }

    @Test
    void kindsAndPrecisionsAreFoundByName() {
        assertEquals(PartKind.GPU, PartKind.named("gpu"));
        assertEquals(Precision.BF16, Precision.named("bf16"));
        assertThrows(UnknownName.class, () -> PartKind.named("tpu"));
        assertThrows(UnknownName.class, () -> Precision.named("fp17"));
    }
}
