package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.memory.MainMemory;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What holds for every memory under every traffic. */
class DramPropertiesTest {
    private static final int REQUESTS = 1_000;

    @Property(tries = 25)
    void everyRequestCompletesAndEveryCommandIsLegal(
            @ForAll("designs") DramDesign design,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double writes,
            @ForAll @DoubleRange(min = 0, max = 1) double jumps,
            @ForAll @IntRange(max = 100_000) int pausePs) {
        CommandChecker checker = new CommandChecker(design);
        DramMemory memory = design.build(checker);
        Random random = new Random(seed);
        BitSet completed = new BitSet();
        long[] last = new long[1];
        MainMemory.Completions completions = (token, time) -> {
            assertTrue(time >= last[0], "completions in order of time");
            last[0] = time;
            assertTrue(!completed.get((int) token), "completed once");
            completed.set((int) token);
        };
        long address = 0;
        long now = 0;
        for (int i = 0; i < REQUESTS; i++) {
            address = random.nextDouble() < jumps ? random.nextLong(1L << 24) : address + memory.lineBytes();
            boolean write = random.nextDouble() < writes;
            while (!memory.accepts(address, write)) {
                now = memory.nextEventPs();
                memory.advanceTo(now, completions);
            }
            memory.submit(i, address, write);
            if (random.nextInt(8) == 0 && pausePs > 0) {
                now += random.nextInt(pausePs);
                memory.advanceTo(now, completions);
            }
        }
        for (long next = memory.nextEventPs(); next != MainMemory.NEVER; next = memory.nextEventPs()) {
            memory.advanceTo(next, completions);
        }
        assertEquals(REQUESTS, completed.cardinality());
        assertEquals(List.of(), checker.faults());
        countersAgree(memory.statistics(), checker, design);
    }

    private static void countersAgree(DramStatistics counted, CommandChecker checker, DramDesign design) {
        long bursts = counted.reads() + counted.writes();
        long perLine = design.lineBytes() / design.dram().burst().value();
        assertEquals(REQUESTS * perLine, bursts + counted.forwarded());
        assertEquals(bursts, checker.columns);
        assertEquals(bursts, counted.hits() + counted.misses() + counted.conflicts());
        assertEquals(checker.activates, counted.activates());
        assertEquals(checker.refreshes, counted.refreshes());
        assertTrue(counted.busyPs() <= counted.timePs() * counted.buses(), counted::toString);
        assertTrue(counted.medianLatencyPs() <= counted.slowLatencyPs(), counted::toString);
        assertTrue(counted.slowLatencyPs() <= counted.longestLatencyPs(), counted::toString);
    }

    @Property(tries = 20)
    void theSameTrafficTwiceGivesTheSameStatistics(@ForAll("designs") DramDesign design, @ForAll long seed) {
        DramStatistics[] statistics = new DramStatistics[2];
        for (int i = 0; i < 2; i++) {
            DramMemory memory = design.build();
            Traffic.run(memory, REQUESTS, Traffic.random(memory, 1 << 22, new Random(seed)), 3);
            statistics[i] = memory.statistics();
        }
        assertEquals(statistics[0], statistics[1]);
    }

    @Property(tries = 60)
    void aStreamAtOnceIsTheSameAsLineByLine(@ForAll("designs") DramDesign design, @ForAll long seed) {
        DramDesign bursts = design.line((int) design.dram().burst().value());
        DramMemory atOnce = bursts.build();
        DramMemory lineByLine = bursts.build();
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            long address = random.nextLong(1L << 26);
            int lines = random.nextInt(random.nextBoolean() ? 5 : 6_000);
            sameStream(atOnce, lineByLine, address, lines, random.nextInt(3) == 0);
        }
    }

    /** With rows closed behind each access and few requests waiting, a memory looks the same after a refresh as before it. */
    @Test
    void aRefreshIsNotRepeated() {
        DramDesign design = DramDesign.of("ddr5-4800")
                .channels(2)
                .mapping("row-column-rank-bank-group-channel+xor")
                .controller(Controller.standard().queues(12).pages(PagePolicy.CLOSED));
        DramMemory atOnce = design.build();
        DramMemory lineByLine = design.build();
        for (long address = 0; address < 1 << 26; address += 5_000 * 64) {
            sameStream(atOnce, lineByLine, address, 5_000, false);
        }
    }

    private static void sameStream(DramMemory atOnce, DramMemory lineByLine, long address, int lines, boolean write) {
        atOnce.stream(address, lines, write);
        for (long line = 0; line < lines; line++) {
            submit(lineByLine, address + line * lineByLine.lineBytes(), write);
        }
        assertEquals(lineByLine.statistics(), atOnce.statistics());
        assertEquals(lineByLine.nextEventPs(), atOnce.nextEventPs());
    }

    private static void submit(DramMemory memory, long address, boolean write) {
        while (!memory.accepts(address, write)) {
            memory.advanceTo(memory.nextEventPs(), (token, time) -> {});
        }
        memory.submit(0, address, write);
    }

    @Property(tries = 20)
    void noMemoryBeatsItsIdealBound(@ForAll("designs") DramDesign design, @ForAll long seed) {
        DramMemory memory = design.build();
        FlatMemory bound = FlatMemory.boundOf(design);
        Traffic.run(memory, REQUESTS, Traffic.random(memory, 1 << 22, new Random(seed)), 0);
        // Whole picoseconds of the clock period make a catalog memory up to 0.2 % faster than its data rate.
        assertTrue(memory.statistics().timePs()
                >= 0.998 * Traffic.lastCompletion(bound, REQUESTS, Traffic.random(bound, 1 << 22, new Random(seed))));
    }

    @Provide
    Arbitrary<DramDesign> designs() {
        Arbitrary<String> names =
                Arbitraries.of("ddr4-2400", "ddr4-3200", "ddr5-4800", "gddr5", "hbm2", "hbm2e", "hbm3e");
        Arbitrary<String> mappings = Arbitraries.of(
                "interleaved",
                "row-bank-rank-column-channel",
                "MOP4CLXOR",
                "channel-rank-bank-group-row-column",
                "row-column-rank-bank-group-channel+xor");
        Arbitrary<Integer> lines = Arbitraries.of(64, 128);
        return Combinators.combine(
                        names,
                        mappings,
                        Arbitraries.of(PagePolicy.values()),
                        Arbitraries.integers().between(4, 48),
                        Arbitraries.integers().between(1, 3),
                        lines,
                        Arbitraries.of(true, false))
                .as((name, mapping, pages, queue, channels, line, refreshed) -> {
                    Controller controller = Controller.standard().queues(queue).pages(pages);
                    return DramDesign.of(name)
                            .channels(channels)
                            .mapping(mapping)
                            .controller(refreshed ? controller : controller.withoutRefresh())
                            .line(line);
                });
    }
}
