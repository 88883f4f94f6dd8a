package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.Bytes;
import io.github.teelab.units.Frequency;
import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The typed accessors against figures that are known independently of the catalog. */
class DevicesTest {
    private static final Catalog CATALOG = Catalog.standard();

    @Test
    void theH100NvlHasTheMemoryOfItsDatasheet() {
        Gpu gpu = CATALOG.gpu("h100-nvl");
        // The datasheet prints 3.9 TB/s: two digits.
        assertEquals(3900, gpu.memoryBandwidth().toGbPerSecond(), 50);
        assertEquals(Bytes.gib(94), gpu.memoryCapacity());
        assertTrue(gpu.confidentialComputing());
    }

    @ParameterizedTest
    @CsvSource({"h100-sxm, 128", "h200, 128", "a100, 64", "v100, 64", "p40, 128", "titan-x, 128", "h100-nvl, 128"})
    void fp32PeakIsTwoOperationsPerCoreAndCycle(String name, int coresPerSm) {
        Gpu gpu = CATALOG.gpu(name);
        double computed = 2.0 * gpu.smCount() * coresPerSm * gpu.boostClock().hertz();
        // Datasheets round to two digits.
        assertEquals(1, gpu.peak(Precision.FP32).orElseThrow().perSecond() / computed, 0.03);
    }

    @Test
    void precisionsThatAGpuLacksAreAbsent() {
        assertTrue(CATALOG.gpu("v100").peak(Precision.TF32).isEmpty());
        assertTrue(CATALOG.gpu("titan-x").peak(Precision.FP16).isEmpty());
        assertTrue(CATALOG.gpu("h100-nvl").peak(Precision.INT4).isEmpty());
        assertFalse(CATALOG.gpu("a100").confidentialComputing());
    }

    @Test
    void int8IsTwiceFp16AndFp16TwiceTf32OnTensorCores() {
        for (String name : new String[] {"h100-nvl", "h100-sxm", "h200", "a100"}) {
            Gpu gpu = CATALOG.gpu(name);
            double fp16 = gpu.peak(Precision.FP16).orElseThrow().perSecond();
            assertEquals(2, gpu.peak(Precision.INT8).orElseThrow().perSecond() / fp16, 0.001);
            assertEquals(2, fp16 / gpu.peak(Precision.TF32).orElseThrow().perSecond(), 0.003);
        }
    }

    @Test
    void oneCoreEncryptsAtTheMeasuredRate() {
        Cpu cpu = CATALOG.cpu("xeon-gold-6530");
        assertEquals(3.3586, cpu.aesGcm256PerCore().orElseThrow().toGbPerSecond(), 1e-3);
        // cpu_cipher_rates.csv at the other end of the clock range; proportional within 0.5 %.
        assertEquals(
                1.2771, cpu.aesGcm256PerCore(Frequency.ghz(0.8)).orElseThrow().toGbPerSecond(), 0.005 * 1.2771);
        assertTrue(CATALOG.cpu("tensortee-cpu").aesGcm256PerCore().isEmpty());
    }

    @Test
    void memoryBandwidthIsChannelsTimesWidthTimesRate() {
        assertEquals(38.4, CATALOG.cpu("tensortee-cpu").memoryBandwidth().toGbPerSecond(), 1e-9);
        assertEquals(307.2, CATALOG.cpu("xeon-gold-6530").memoryBandwidth().toGbPerSecond(), 1e-9);
        Npu npu = CATALOG.npu("tensortee-npu");
        assertEquals(npu.memoryBandwidth(), CATALOG.memory(npu.memory()).bandwidth(npu.memoryChannels()));
    }

    @Test
    void anNpuDoesTwoOperationsPerElementAndCycle() {
        assertEquals(524.288e12, CATALOG.npu("tensortee-npu").peak().perSecond());
    }

    @Test
    void theCipherCoreOfHeteeIsSlowerThanOneCpuCore() {
        assertEquals(0.26767, CATALOG.fpga("zynq").aesGcmDecrypt().toGbPerSecond(), 1e-9);
        assertEquals(0.26887, CATALOG.fpga("zynq").aesGcmEncrypt().toGbPerSecond(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"3, 15.754", "4, 31.508", "5, 63.015"})
    void sixteenLanesCarryTheirRawRate(int generation, double gbPerSecond) {
        assertEquals(gbPerSecond, Pcie.generation(generation, 16).rawBandwidth().toGbPerSecond(), 0.001);
    }

    @Test
    void packetsCostTheirHeaders() {
        PcieLink link = Pcie.gen5(16);
        assertEquals(Bytes.of(24), link.packetOverhead());
        assertEquals(63.015 * 256 / 280, link.effectiveBandwidth().toGbPerSecond(), 0.001);
        assertEquals("pcie-gen5-x16", link.name());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3, 17, 64})
    void noLinkHasThatManyLanes(int lanes) {
        assertThrows(IllegalArgumentException.class, () -> Pcie.gen3(lanes));
    }

    @Test
    void noCatalogHasAGenerationNine() {
        assertThrows(UnknownName.class, () -> Pcie.generation(9, 16));
    }

    @Test
    void theSwitchOfHeteeForwardsIn150Nanoseconds() {
        PcieSwitch pex = CATALOG.pcieSwitch("pex9797");
        assertEquals(SimTime.ns(150), pex.hopLatency());
        assertEquals(97, pex.lanes());
        assertEquals(25, pex.ports());
    }
}
