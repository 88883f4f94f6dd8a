package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Dram;
import io.github.teelab.platform.DramTiming;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory against the figures of its standard and the bounds that follow from them; prints expected and measured. */
class StandardFiguresTest {
    private static final int REQUESTS = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"ddr4-2400", "ddr4-3200", "ddr5-4800", "gddr5", "hbm2", "hbm2e", "hbm3", "hbm3e"})
    void aStreamReachesThePeakButForRefresh(String name) {
        for (int writeEvery : new int[] {0, 1}) {
            DramDesign design = DramDesign.of(name);
            double peak = design.peak().toGbPerSecond();
            double free = stream(design.controller(design.controller().withoutRefresh()), writeEvery);
            print(name + " stream without refresh, GB/s", peak, free);
            // Of hbm3e a queue of 32 sees 64 cycles ahead, and closing and opening the next four rows takes 96.
            assertEquals(1, free / peak, 0.05, "no refresh: the data bus hardly rests");
            Dram dram = design.dram();
            // A refresh stops the stream until all rows are closed, refreshed and opened again.
            double refresh = dram.cycles(DramTiming.RFC) + dram.cycles(DramTiming.RP) + dram.cycles(DramTiming.RCD);
            double expected = peak * (1 - refresh / dram.cycles(DramTiming.REFI));
            double refreshed = stream(design, writeEvery);
            print(name + " stream, GB/s", expected, refreshed);
            assertEquals(1, refreshed / expected, 0.05);
        }
    }

    private static double stream(DramDesign design, int writeEvery) {
        DramMemory memory = design.build();
        Traffic.run(memory, REQUESTS, Traffic.stream(memory), writeEvery);
        return memory.statistics().bandwidthGbPerSecond();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddr4-2400", "ddr4-3200", "ddr5-4800", "gddr5", "hbm2", "hbm2e", "hbm3", "hbm3e"})
    void anIdleReadTakesTrcdClAndTheBurst(String name) {
        DramMemory memory = DramDesign.of(name).build();
        Dram dram = memory.design().dram();
        double clock = dram.clockPeriod().toNs();
        double expected =
                dram.time(DramTiming.RCD).toNs() + dram.time(DramTiming.CL).toNs() + dram.burstCycles() * clock;
        memory.submit(0, 0, false);
        memory.advanceTo(1_000_000, (token, time) -> {});
        print(name + " idle read, ns", expected, memory.statistics().meanLatencyPs() / 1e3);
        assertEquals(expected, memory.statistics().meanLatencyPs() / 1e3, 1e-6);
    }

    /**
     * Random lines open a row each, so three things bound them: the bus, four activates a rank within tFAW (or one each
     * tRRD), and a bank's row cycle tRC. The queue of 32 does not always hold work for every bank, hence 70 % to 100 %.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ddr4-2400", "ddr4-3200", "ddr5-4800", "gddr5", "hbm2", "hbm2e", "hbm3", "hbm3e"})
    void randomReadsStayWithinTheActivateBounds(String name) {
        DramDesign design = DramDesign.of(name).mapping("row-bank-rank-column-group-channel");
        Dram dram = design.dram();
        double bus = dram.burstCycles();
        double activates = Math.max(dram.cycles(DramTiming.FAW) / 4.0, dram.cycles(DramTiming.RRD_S)) / dram.ranks();
        int banks = dram.ranks() * dram.bankGroups() * dram.banksPerGroup();
        double rows = (double) (dram.cycles(DramTiming.RAS) + dram.cycles(DramTiming.RP)) / banks;
        double bound = Math.max(bus, Math.max(activates, rows));
        DramMemory memory =
                design.controller(design.controller().withoutRefresh()).build();
        Traffic.run(memory, REQUESTS, Traffic.random(memory, 1L << 30, new Random(3)), 0);
        DramStatistics statistics = memory.statistics();
        double measured = cycles(memory) * dram.subchannels();
        print(
                name + " random, cycles a request (bus " + bus + ", activates " + activates + ", rows " + rows + ")",
                bound,
                measured);
        assertTrue(measured >= bound * 0.999 && measured <= bound / 0.7, statistics::toString);
        assertTrue(statistics.rowHitPercent() < 0.5);
    }

    /**
     * With the row below the bank bits, a stream stays in one bank group and goes at tCCD_L = 8 cycles, but where the queue
     * holds the end of one row and the start of the next. Another simulator was seen to take 7.46 cycles; that is met with two
     * ranks, refreshed together, which the catalog assumes for this memory, and not with one (6.5). Random lines spread over all
     * groups, so tFAW of two ranks, 34 / 4 / 2 = 4.25 cycles, bounds them: random beats sequential.
     */
    @Test
    void randomBeatsSequentialWhereAStreamStaysInOneBankGroup() {
        DramDesign design = DramDesign.of("ddr4-3200").mapping(AddressMapping.ROW_BANK_RANK_COLUMN_CHANNEL);
        DramMemory memory = design.build();
        Traffic.run(memory, 10 * REQUESTS, Traffic.stream(memory), 0);
        double sequential = cycles(memory, 10 * REQUESTS);
        DramMemory random = design.build();
        Traffic.run(random, 10 * REQUESTS, Traffic.random(random, 1L << 33, new Random(4)), 0);
        double scattered = cycles(random, 10 * REQUESTS);
        print("row-bank-rank-column-channel, sequential, cycles a request", 7.46, sequential);
        print("row-bank-rank-column-channel, random, cycles a request", 4.25, scattered);
        assertEquals(7.46, sequential, 0.05);
        assertTrue(scattered < 0.7 * sequential, scattered + " against " + sequential);
        DramMemory spread = DramDesign.of("ddr4-3200").build();
        Traffic.run(spread, 10 * REQUESTS, Traffic.stream(spread), 0);
        assertTrue(cycles(spread, 10 * REQUESTS) < scattered, "the default mapping puts the order right");
    }

    private static double cycles(DramMemory memory) {
        return cycles(memory, REQUESTS);
    }

    private static double cycles(DramMemory memory, int requests) {
        return (double) memory.statistics().timePs()
                / memory.design().dram().clockPeriod().picoseconds()
                / requests;
    }

    private static void print(String what, double expected, double measured) {
        System.out.printf("%-95s %9.3f %9.3f %+6.2f %%%n", what, expected, measured, 100 * (measured / expected - 1));
    }
}
