package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Dram;
import io.github.teelab.platform.DramTiming;
import io.github.teelab.platform.PartKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each timing constraint of each standard, by a short sequence of commands: the command that it holds back is not ready one
 * cycle sooner than the standard says, and ready then.
 */
class TimingTest {
    /** Late enough that nothing before matters. */
    private static final long LATE = 100_000;

    private final Controller controller = Controller.standard();

    @TestFactory
    Stream<DynamicTest> notReadyBeforeReadyThen() {
        return Catalog.standard().names(PartKind.MEMORY).stream()
                .flatMap(name -> Arrays.stream(DramTiming.values())
                        .map(timing -> DynamicTest.dynamicTest(name + " " + timing.parameter(), () -> {
                            Dram dram = Catalog.standard().memory(name).with("ranks", 2);
                            for (Held held : held(dram, timing)) {
                                assertFalse(held.ready <= held.expected - 1, () -> "too soon: " + held);
                                assertTrue(held.ready <= held.expected, () -> "too late: " + held);
                            }
                        })));
    }

    /** A command held back: from when it is ready, and from when the standard says it is. */
    private record Held(String command, long ready, long expected) {}

    private List<Held> held(Dram dram, DramTiming timing) {
        BankTimes times = new BankTimes(new Timings(dram, controller));
        int own = 0;
        int sameGroup = 1;
        int otherGroup = dram.banksPerGroup();
        int otherRank = dram.banksPerGroup() * dram.bankGroups();
        int cycles = dram.cycles(timing);
        int burst = dram.burstCycles();
        int toWriteEnd = dram.cycles(DramTiming.CWL) + burst;
        switch (timing) {
            case RCD -> {
                times.activate(own, 5, LATE);
                return List.of(
                        new Held("read", times.readReady(own), LATE + cycles),
                        new Held("write", times.writeReady(own), LATE + cycles));
            }
            case RAS -> {
                times.activate(own, 5, LATE);
                return List.of(new Held("precharge", times.prechargeReady(own), LATE + cycles));
            }
            case RP -> {
                times.activate(own, 5, 0);
                times.precharge(own, LATE);
                return List.of(
                        new Held("activate", times.activateReady(own), LATE + cycles),
                        new Held("refresh", times.refreshReady(0), LATE + cycles));
            }
            case RRD_S, RRD_L -> {
                times.activate(own, 5, LATE);
                int next = timing == DramTiming.RRD_L ? sameGroup : otherGroup;
                return List.of(
                        new Held("activate", times.activateReady(next), LATE + cycles),
                        new Held("activate of another rank", times.activateReady(otherRank), 0));
            }
            case FAW -> {
                long last = LATE;
                for (int bank = 0; bank < 4; bank++) {
                    last = Math.max(LATE, times.activateReady(bank * otherGroup));
                    times.activate(bank * otherGroup, 5, last);
                }
                long fifth = Math.max(LATE + cycles, last + dram.cycles(DramTiming.RRD_S));
                return List.of(new Held("fifth activate", times.activateReady(sameGroup), fifth));
            }
            case CCD_S, CCD_L -> {
                return columnToColumn(times, timing == DramTiming.CCD_L ? sameGroup : otherGroup, cycles);
            }
            case WTR_S, WTR_L -> {
                times.write(own, LATE);
                int next = timing == DramTiming.WTR_L ? sameGroup : otherGroup;
                return List.of(new Held("read", times.readReady(next), LATE + toWriteEnd + cycles));
            }
            case WR -> {
                times.write(own, LATE);
                return List.of(new Held("precharge", times.prechargeReady(own), LATE + toWriteEnd + cycles));
            }
            case RTP -> {
                times.read(own, LATE);
                return List.of(new Held("precharge", times.prechargeReady(own), LATE + cycles));
            }
            case RFC -> {
                times.refresh(0, LATE);
                return List.of(
                        new Held("activate", times.activateReady(otherGroup), LATE + cycles),
                        new Held("refresh", times.refreshReady(0), LATE + cycles),
                        new Held("activate of another rank", times.activateReady(otherRank), 0));
            }
            case CL -> {
                times.read(own, LATE);
                long dataEnd = LATE + cycles + burst;
                int cwl = dram.cycles(DramTiming.CWL);
                return List.of(
                        new Held(
                                "write",
                                times.writeReady(sameGroup),
                                dataEnd + controller.readToWriteGapCycles() - cwl),
                        new Held(
                                "write to another rank",
                                times.writeReady(otherRank),
                                dataEnd + controller.rankSwitchCycles() - cwl),
                        new Held("data of an idle read", idleRead(dram), dram.cycles(DramTiming.RCD) + cycles + burst));
            }
            case CWL -> {
                times.write(own, LATE);
                long dataAfter = LATE + cycles + burst + controller.rankSwitchCycles();
                return List.of(new Held(
                        "read of another rank",
                        times.readReady(otherRank),
                        Math.max(LATE + 1, dataAfter - dram.cycles(DramTiming.CL))));
            }
            case REFI -> {
                return refreshes(dram, cycles);
            }
        }
        throw new AssertionError(timing);
    }

    private static List<Held> columnToColumn(BankTimes times, int next, int cycles) {
        times.read(0, LATE);
        long read = times.readReady(next);
        times.write(0, 3 * LATE);
        long write = times.writeReady(next);
        return List.of(
                new Held("read after read", read, LATE + cycles),
                new Held("write after write", write, 3 * LATE + cycles));
    }

    private long idleRead(Dram dram) {
        DramMemory memory = DramDesign.of(dram).build();
        long[] done = new long[1];
        memory.submit(0, 0, false);
        memory.advanceTo(10 * LATE, (token, time) -> done[0] = time);
        assertEquals(0, done[0] % dram.clockPeriod().picoseconds());
        return done[0] / dram.clockPeriod().picoseconds();
    }

    private List<Held> refreshes(Dram dram, int interval) {
        List<Held> held = new ArrayList<>();
        DramMemory memory = DramDesign.of(dram)
                .build((subchannel, cycle, command, bank, row) -> held.add(
                        new Held(command + " " + bank, cycle, (held.size() / 2 / dram.subchannels() + 1L) * interval)));
        memory.advanceTo((3L * interval + 2) * dram.clockPeriod().picoseconds(), (token, time) -> {});
        assertEquals(3 * dram.ranks() * dram.subchannels(), held.size(), "three refreshes of each rank");
        // Ranks of one subchannel share its command bus: the second goes one cycle later.
        return held.stream()
                .map(each -> new Held(each.command, each.ready - (each.command.endsWith(" 0") ? 0 : 1), each.expected))
                .toList();
    }
}
