package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.Frequency;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
    private static final Catalog CATALOG = Catalog.standard();

    @Test
    void aChangedParameterIsMarkedAsTheUsersAndKeepsItsUnit() {
        Gpu original = CATALOG.gpu("h100-nvl");
        Gpu slow = original.with("boost_clock", 1200.5);
        assertEquals(Frequency.mhz(1200.5), slow.boostClock());
        assertEquals(
                new Parameter("boost_clock", "1200.5", "MHz", Basis.ASSUMED, "set by the user"),
                slow.parameter("boost_clock"));
        assertEquals(Frequency.mhz(1785), original.boostClock());
        assertEquals(original.parameters().size(), slow.parameters().size());
    }

    @Test
    void aParameterThatTheKindMayHaveIsAdded() {
        Gpu gpu = CATALOG.gpu("titan-x");
        assertTrue(gpu.peak(Precision.INT8).isEmpty());
        assertEquals(
                26e12,
                gpu.with("peak_int8", 26).peak(Precision.INT8).orElseThrow().perSecond());
    }

    @Test
    void everyKindOfPartCanBeChanged() {
        assertEquals(8, CATALOG.cpu("epyc-9634").with("cores", 8).cores());
        assertEquals(64, CATALOG.npu("tensortee-npu").with("array_rows", 64).arrayRows());
        assertEquals(
                1e9,
                CATALOG.fpga("zynq").with("aes_gcm_encrypt", 10).aesGcmEncrypt().bytesPerSecond());
        assertEquals(22, CATALOG.memory("ddr4-2400").with("CL", 22).cycles(DramTiming.CL));
        assertEquals(512, Pcie.gen4(8).with("max_payload", 512).maxPayload().value());
        assertEquals("pcie-gen4-x4", Pcie.gen4(8).with("lanes", 4).name());
        assertEquals(24, CATALOG.pcieSwitch("pex9797").with("ports", 24).ports());
    }

    @Test
    void anUnknownParameterIsAnsweredWithTheNearest() {
        UnknownName error =
                assertThrows(UnknownName.class, () -> CATALOG.gpu("h200").with("boost_clok", 1));
        assertTrue(error.getMessage().contains("did you mean boost_clock"), error.getMessage());
        assertThrows(UnknownName.class, () -> CATALOG.gpu("titan-x").number("peak_tf32"));
    }

    @Test
    void aValueOutOfRangeIsRefusedAtOnce() {
        Gpu gpu = CATALOG.gpu("h200");
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> gpu.with("boost_clock", wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> gpu.with("sm_count", 1.5));
        assertThrows(IllegalArgumentException.class, () -> gpu.with("confidential_computing", 2));
        assertThrows(IllegalArgumentException.class, () -> Pcie.gen5(16).with("lanes", 7));
    }

    @Test
    void aWordIsNoNumber() {
        Cpu cpu = CATALOG.cpu("xeon-gold-6530");
        assertEquals("ddr5-4800", cpu.parameter("memory").value());
        assertThrows(IllegalArgumentException.class, () -> cpu.number("memory"));
    }

    @Test
    void aPartWithoutItsParametersNamesAllThatAreMissing() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new PcieSwitch(
                                "bare", List.of(new Parameter("lanes", "16", "lanes", Basis.ASSUMED, "a test"))))
                .getMessage();
        assertEquals(
                "switch \"bare\": ports (count) is missing; generation (generation) is missing; hop_latency (ns) is missing",
                message);
    }

    @Test
    void theParametersCannotBeChangedFromOutside() {
        List<Parameter> own = new ArrayList<>(CATALOG.fpga("zynq").parameters());
        Fpga fpga = new Fpga("mine", own);
        own.clear();
        assertEquals(3, fpga.parameters().size());
        assertThrows(
                UnsupportedOperationException.class, () -> fpga.parameters().clear());
    }

    @Test
    void aParameterNeedsASource() {
        assertThrows(IllegalArgumentException.class, () -> new Parameter("lanes", "1", "lanes", Basis.ASSUMED, " "));
        assertThrows(
                IllegalArgumentException.class, () -> new Parameter("lanes", "x", "lanes", Basis.ASSUMED, "a test"));
    }
}
