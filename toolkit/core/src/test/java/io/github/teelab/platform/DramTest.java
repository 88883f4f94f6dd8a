package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.Bytes;
import io.github.teelab.units.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DramTest {
    private static final String ALL = "ddr4-2400 ddr4-3200 ddr5-4800 gddr5 hbm2 hbm2e hbm3 hbm3e";

    @ParameterizedTest
    @CsvSource({
        "ddr4-2400, 19.2, 64",
        "ddr4-3200, 25.6, 64",
        "ddr5-4800, 38.4, 64",
        "gddr5, 32, 32",
        "hbm2, 32, 32",
        "hbm2e, 51.2, 32",
        "hbm3, 51.2, 32",
        "hbm3e, 73.6, 32"
    })
    void aChannelHasTheRateAndBurstOfItsStandard(String name, double gbPerSecond, int burstBytes) {
        Dram dram = Catalog.standard().memory(name);
        assertEquals(gbPerSecond, dram.bandwidth(1).toGbPerSecond(), 1e-9);
        assertEquals(Bytes.of(burstBytes), dram.burst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddr4-2400", "ddr4-3200", "ddr5-4800", "gddr5", "hbm2", "hbm2e", "hbm3", "hbm3e"})
    void timingsAreConsistent(String name) {
        Dram dram = Catalog.standard().memory(name);
        int burst = dram.burstCycles();
        assertEquals(burst, dram.cycles(DramTiming.CCD_S), "bursts to different bank groups follow back to back");
        assertTrue(dram.cycles(DramTiming.CCD_L) >= dram.cycles(DramTiming.CCD_S));
        assertTrue(dram.cycles(DramTiming.RRD_L) >= dram.cycles(DramTiming.RRD_S));
        assertTrue(dram.cycles(DramTiming.WTR_L) >= dram.cycles(DramTiming.WTR_S));
        assertTrue(dram.cycles(DramTiming.FAW) >= 4 * dram.cycles(DramTiming.RRD_S));
        assertTrue(dram.cycles(DramTiming.RAS) >= dram.cycles(DramTiming.RCD) + burst);
        assertTrue(dram.cycles(DramTiming.REFI) > 10 * dram.cycles(DramTiming.RFC));
        // The clock period is written to a picosecond.
        double byClock = 1e12
                * dram.burst().value()
                * dram.subchannels()
                / (burst * dram.clockPeriod().picoseconds());
        assertEquals(1, byClock / dram.bandwidth(1).bytesPerSecond(), 0.002);
    }

    @Test
    void ddr4IsTheSpeedBinOfJedec() {
        Dram dram = Catalog.standard().memory("ddr4-2400");
        assertEquals(16, dram.cycles(DramTiming.CL));
        assertEquals(13.328, dram.time(DramTiming.RCD).toNs(), 1e-9);
        assertEquals(421, dram.cycles(DramTiming.RFC), "350 ns rounded up");
        assertEquals(SimTime.ps(833), dram.clockPeriod());
        assertEquals(Bytes.gib(8), dram.channelCapacity());
        assertEquals(Bytes.kib(8), dram.row());
    }

    @Test
    void aStackOfHbm3HasSixteenChannels() {
        Dram dram = Catalog.standard().memory("hbm3");
        assertEquals(Bytes.gib(16), dram.channelCapacity().times(16));
    }

    @Test
    void everyTimingHasItsParameter() {
        for (String name : ALL.split(" ")) {
            Dram dram = Catalog.standard().memory(name);
            for (DramTiming timing : DramTiming.values()) {
                assertTrue(dram.cycles(timing) > 0, name + " " + timing);
            }
        }
    }
}
