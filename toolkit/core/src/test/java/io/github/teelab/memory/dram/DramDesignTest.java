package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DramDesignTest {
    private final DramDesign design = DramDesign.of("ddr4-3200");

    @Test
    void aWrongNumberIsRefusedWhereItIsGiven() {
        refused("channels: got 0", () -> design.channels(0));
        refused("line: got 96 B", () -> design.line(96));
        refused("line: got 16384 B", () -> design.line(16384));
        refused(
                "so 16 bursts",
                () -> design.controller(Controller.standard().queues(8)).line(1024));
        refused("read queue: got 0 requests", () -> Controller.standard().queues(0));
        refused("1 >= high >= low >= 0", () -> new Controller(32, 32, 0.2, 0.8, 2, 2, PagePolicy.OPEN, true));
        refused("turnaround: got -1", () -> new Controller(32, 32, 0.8, 0.2, -1, 2, PagePolicy.OPEN, true));
        refused(
                "allowed 64",
                () -> DramDesign.of(design.dram().with("ranks", 8)).build());
        assertThrows(UnknownName.class, () -> DramDesign.of("ddr4"));
    }

    private static void refused(String expected, Executable executable) {
        String message =
                assertThrows(IllegalArgumentException.class, executable).getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void theStandardControllerIsThatOfTheDataFile() {
        assertEquals(new Controller(32, 32, 0.8, 0.2, 2, 2, PagePolicy.OPEN, true), Controller.standard());
    }

    @Test
    void quantilesOfLatencyAreRightToThreePerCent() {
        Counters counters = new Counters();
        long[] latencies = new long[10_000];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = 20 + (long) i * i % 7919;
            counters.latency(latencies[i]);
        }
        Arrays.sort(latencies);
        for (double share : new double[] {0.001, 0.1, 0.5, 0.99, 1}) {
            long exact = latencies[(int) Math.ceil(share * latencies.length) - 1];
            assertEquals(exact, counters.quantile(share), 0.032 * exact, "share " + share);
        }
        assertEquals(latencies[latencies.length - 1], counters.longestCycles);
        assertEquals(0, new Counters().quantile(0.5));
    }

    @Test
    void statisticsAreATable() {
        DramMemory memory = design.build();
        Traffic.run(memory, 1000, Traffic.stream(memory), 2);
        DramStatistics statistics = memory.statistics();
        assertEquals(18, statistics.table().rowCount());
        assertEquals(64_000, statistics.bytes());
        assertEquals(500, statistics.reads());
        assertTrue(statistics.busBusyPercent() > 50 && statistics.busBusyPercent() <= 100, statistics::toString);
    }
}
