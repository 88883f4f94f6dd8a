package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.UnknownName;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PlatformTest {
    @Test
    void aNodeIsBuiltFromNames() {
        Platform node = Platform.named("h100-node")
                .cpu("xeon-gold-6530")
                .gpu("h100-nvl")
                .link(Pcie.gen5(16))
                .build();
        assertEquals("h100-node: xeon-gold-6530, h100-nvl, device pcie-gen5-x16", node.toString());
        assertEquals("ddr5-4800", node.memory().name());
    }

    @Test
    void withoutALinkTheWidestThatBothEndsSpeakIsTaken() {
        Platform old = Platform.named("old").cpu("xeon-gold-6530").gpu("a100").build();
        assertEquals("pcie-gen4-x16", old.link().name());
    }

    @Test
    void aCpuAloneIsAPlatform() {
        Platform host =
                Platform.named("host").cpu("epyc-9634").memory("ddr4-2400").build();
        assertEquals("ddr4-2400", host.memory().name());
        assertThrows(IllegalStateException.class, host::link);
    }

    @Test
    void aBuilderNeverChanges() {
        PlatformBuilder base = Platform.named("base").cpu("xeon-gold-6530");
        PlatformBuilder withGpu = base.gpu("h200");
        assertEquals(List.of(), base.build().gpus());
        assertEquals("h200", withGpu.build().gpu().name());
        assertThrows(
                UnsupportedOperationException.class,
                () -> withGpu.build().gpus().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> withGpu.build().links().clear());
    }

    @Test
    void aPlatformIsVariedThroughItsBuilder() {
        Platform node = Platforms.h100Node();
        Gpu slow = node.gpu().with("boost_clock", 1000);
        Platform varied = node.toBuilder().gpu(slow).build();
        assertEquals(slow, varied.gpu());
        assertNotEquals(slow, node.gpu());
        assertEquals(node.cpu(), varied.cpu());
    }

    @Test
    void whatTheBuilderChoseIsChosenAnewWhenAPartChanges() {
        Platform node = Platform.named("node").cpu("xeon-gold-6530").gpu("h200").build();
        Platform older = node.toBuilder().cpu("xeon-e3-1220v6").gpu("titan-x").build();
        assertEquals("pcie-gen5-x16", node.link().name());
        assertEquals("pcie-gen3-x16", older.link().name());
        assertEquals("ddr4-2400", older.memory().name());
    }

    @Test
    void anUnknownNameFailsAtTheCallThatMadeIt() {
        PlatformBuilder builder = Platform.named("x");
        assertThrows(UnknownName.class, () -> builder.cpu("xeon"));
        assertThrows(UnknownName.class, () -> builder.gpus("h100", 2));
        assertThrows(UnknownName.class, () -> builder.npu("tpu"));
        assertThrows(UnknownName.class, () -> builder.fpga("virtex"));
        assertThrows(UnknownName.class, () -> builder.fabric("plx"));
        assertThrows(UnknownName.class, () -> builder.memory("ddr3"));
        assertThrows(IllegalArgumentException.class, () -> builder.gpus("h200", 0));
        assertThrows(IllegalArgumentException.class, () -> Platform.named(" "));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        PlatformBuilder wrong = Platform.named("wrong")
                .cpu("xeon-e3-1220v6")
                .gpus("titan-x", 16)
                .link(Pcie.gen5(16))
                .fabric("pex9797");
        String message =
                assertThrows(IllegalArgumentException.class, wrong::build).getMessage();
        assertTrue(message.startsWith("platform wrong: "), message);
        assertTrue(message.contains("is more than xeon-e3-1220v6 has (Gen3 x16); use Pcie.gen3(16)"), message);
        assertTrue(message.contains("is more than titan-x has (Gen3 x16)"), message);
        assertTrue(message.contains("fabric has 97 lanes, 16 accelerators with 16 lanes each need 256"), message);
        assertTrue(message.contains("is faster than switch pex9797 (Gen3)"), message);
    }

    @Test
    void aPlatformNeedsACpu() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Platform.named("bare").gpu("h200").build())
                .getMessage();
        assertEquals("platform bare: no CPU; add one with .cpu(\"xeon-gold-6530\")", message);
    }

    @Test
    void askingForAPartThatIsNotThereSaysHowToAddIt() {
        Platform host = Platform.named("host").cpu("epyc-9634").build();
        String message = assertThrows(IllegalStateException.class, host::gpu).getMessage();
        assertTrue(message.startsWith("platform host has no GPU; add one with .gpu(\"h100-nvl\")"), message);
        assertThrows(IllegalStateException.class, host::npu);
        assertThrows(IllegalStateException.class, host::fpga);
        assertThrows(IllegalStateException.class, host::pcieSwitch);
    }

    @Test
    void theHeteeBoxIsThePrototype() {
        Platform box = Platforms.heteeBox();
        assertEquals(5, box.cpus().size());
        assertEquals(4, box.gpus().size());
        assertEquals(2, box.fabric().size());
        assertEquals(8, box.link().lanes());
        assertEquals(4, box.link("proxy").lanes());
        assertEquals(267.67e6, box.fpga().aesGcmDecrypt().bytesPerSecond(), 1);
        assertThrows(UnknownName.class, () -> box.link("proxies"));
    }

    @Test
    void theTensorTeeMachineIsTableOne() {
        Platform machine = Platforms.tensorTee();
        assertEquals(8, machine.cpu().cores());
        assertEquals(512, machine.npu().arrayRows());
        assertEquals(4, machine.link().generation());
    }

    @Test
    void anExplanationHasValueUnitBasisAndSource() {
        String text = Platforms.h100Node().explain().toString();
        String line = text.lines()
                .filter(each -> each.contains("aes_gcm_256"))
                .findFirst()
                .orElseThrow();
        for (String word : List.of("xeon-gold-6530", "1.5993", "GB/s/GHz", "MEASURED", "ISPASS25 artifact")) {
            assertTrue(line.contains(word), line);
        }
        for (String part : List.of("xeon-gold-6530", "ddr5-4800", "pcie-gen5-x16")) {
            assertTrue(text.contains(part), part);
        }
    }

    @Test
    void anExplanationIsATableThatNamesEqualPartsOnce() {
        Platform box = Platforms.heteeBox();
        Table table = box.explain().table();
        assertEquals(List.of("part", "parameter", "value", "unit", "basis", "source"), table.columnNames());
        int titan = table.where(table.stringColumn("part").isEqualTo("titan-x")).rowCount();
        assertEquals(box.gpu().parameters().size(), titan);
        assertEquals(titan, box.gpu().explain().lines().size());
    }

    @Test
    void aUsersChangeShowsInTheExplanation() {
        String text = Platforms.h100Node().gpu().with("tdp", 350).explain().toString();
        assertTrue(text.lines().anyMatch(line -> line.contains("tdp") && line.contains("set by the user")), text);
    }
}
