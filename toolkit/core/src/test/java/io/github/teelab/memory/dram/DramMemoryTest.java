package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DramMemoryTest {
    private static final int REQUESTS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"ddr4-2400", "ddr4-3200", "ddr5-4800", "gddr5", "hbm2", "hbm2e", "hbm3"})
    void streaming(String name) {
        for (boolean refreshed : new boolean[] {true, false}) {
            for (String mapping : new String[] {"interleaved", "RoBaRaCoCh", "MOP4CLXOR"}) {
                for (int every : new int[] {0, 1, 3}) {
                    DramDesign design = DramDesign.of(name).mapping(mapping);
                    design = refreshed
                            ? design
                            : design.controller(design.controller().withoutRefresh());
                    DramMemory memory = design.build();
                    assertEquals(REQUESTS, Traffic.run(memory, REQUESTS, Traffic.stream(memory), every));
                    print(name + " stream " + mapping + " refresh " + refreshed + " w" + every, memory);
                    memory = design.build();
                    Traffic.run(memory, REQUESTS, Traffic.random(memory, 1L << 30, new Random(1)), every);
                    print(name + " random " + mapping + " refresh " + refreshed + " w" + every, memory);
                }
            }
        }
    }

    private static void print(String what, DramMemory memory) {
        DramStatistics s = memory.statistics();
        double cycles =
                s.timePs() / (double) memory.design().dram().clockPeriod().picoseconds();
        System.out.printf(
                "%s: %.2f GB/s %.1f%% of peak, hits %.2f%%, %.3f cycles/request, mean %.1f ns%n",
                what,
                s.bandwidthGbPerSecond(),
                100 * s.bandwidthGbPerSecond() / memory.design().peak().toGbPerSecond(),
                s.rowHitPercent(),
                cycles / REQUESTS,
                s.meanLatencyPs() / 1e3);
    }

    @Test
    void anIdleReadTakesActivateLatencyAndBurst() {
        DramMemory memory = DramDesign.of("ddr4-3200").build();
        memory.submit(7, 0, false);
        long[] done = new long[1];
        memory.advanceTo(1_000_000, (token, time) -> done[0] = time);
        assertEquals((22 + 22 + 4) * 625, done[0]);
        assertTrue(memory.nextEventPs() == Long.MAX_VALUE);
    }
}
