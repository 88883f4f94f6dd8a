package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private final Simulator simulator = new Simulator();
    private final List<String> seen = new ArrayList<>();

    @Test
    void handlersSeeTheirMomentAndTheirIndex() {
        int first = simulator.register(1000, index -> seen.add(index + "@" + simulator.nowPs()));
        int other = simulator.register(index -> seen.add("other@" + simulator.nowPs()));
        simulator.at(20, first + 999);
        simulator.at(10, first);
        simulator.after(15, other);
        simulator.run();
        assertEquals(List.of("0@10", "other@15", "999@20"), seen);
        assertEquals(3, simulator.eventsRun());
    }

    @Test
    void whatIsScheduledForNowRunsAfterWhatWasScheduledBefore() {
        int later = simulator.register(index -> seen.add("later"));
        int waiting = simulator.register(index -> seen.add("waiting"));
        int first = simulator.register(index -> simulator.after(0, later));
        simulator.at(5, first);
        simulator.at(5, waiting);
        simulator.run();
        assertEquals(List.of("waiting", "later"), seen);
    }

    @Test
    void runUntilIncludesTheMomentAndLeavesTheRest() {
        int event = simulator.register(index -> seen.add("at " + simulator.nowPs()));
        simulator.at(10, event);
        simulator.at(11, event);
        simulator.runUntil(10);
        assertEquals(List.of("at 10"), seen);
        assertEquals(1, simulator.pending());
        simulator.runUntil(500);
        assertEquals(500, simulator.nowPs());
        assertThrows(IllegalArgumentException.class, () -> simulator.runUntil(499));
    }

    @Test
    void stopEndsTheRunAfterTheEventInProgress() {
        int event = simulator.register(index -> simulator.stop());
        simulator.at(1, event);
        simulator.at(2, event);
        simulator.run();
        assertEquals(1, simulator.nowPs());
        simulator.run();
        assertEquals(2, simulator.nowPs());
    }

    @Test
    void movingTheOriginKeepsDistancesAndOrder() {
        int event = simulator.register(4, index -> seen.add(index + "@" + simulator.nowPs()));
        int mover = simulator.register(index -> seen.add("moved " + simulator.rebase()));
        simulator.at(100, mover);
        simulator.at(100, event);
        simulator.at(130, event + 1);
        simulator.at(130, event + 2);
        simulator.at(150, event + 3);
        simulator.runUntil(140);
        assertEquals(List.of("moved 100", "0@0", "1@30", "2@30"), seen);
        assertEquals(40, simulator.nowPs());
        assertEquals(40, simulator.rebase());
        simulator.run();
        assertEquals("3@10", seen.get(4));
    }

    /** The same random events, with the origin moved at every step or never. */
    @Property(tries = 200)
    void movingTheOriginChangesNothingElse(
            @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> delays, @ForAll boolean looking) {
        List<String> plain = trace(delays, looking, false);
        assertEquals(plain, trace(delays, looking, true));
    }

    private static List<String> trace(List<Integer> delays, boolean looking, boolean moving) {
        Simulator clock = new Simulator();
        List<String> trace = new ArrayList<>();
        long[] movedPs = {0};
        int[] next = {0};
        int[] event = {0};
        event[0] = clock.register(delays.size() + 1, index -> {
            movedPs[0] += moving ? clock.rebase() : 0;
            trace.add(index + "@" + (movedPs[0] + clock.nowPs()));
            for (int i = 0; i < 2 && next[0] < delays.size(); i++) {
                clock.after(delays.get(next[0]), event[0] + ++next[0]);
            }
        });
        clock.at(0, event[0]);
        for (int step = 0; looking && step < 100; step++) {
            clock.runUntil(clock.nowPs() + 3);
            movedPs[0] += moving ? clock.rebase() : 0;
        }
        clock.run();
        return trace;
    }

    @Test
    void runsOverYearsWhereTheOriginIsMoved() {
        long monthPs = 30L * 24 * 3600 * 1_000_000_000_000L;
        Resource disk = new Resource(simulator, "disk", 1);
        double[] days = {0};
        int[] month = {0};
        month[0] = simulator.register(122, index -> {
            days[0] += simulator.rebase() / 86_400e12;
            disk.request(monthPs / 2, Simulator.NO_EVENT);
            if (index < 121) {
                simulator.after(monthPs, month[0] + index + 1);
            }
        });
        simulator.at(0, month[0]);
        simulator.run();
        assertEquals(121 * 30, days[0], 1e-6);
        assertEquals(61 / 121.5, disk.utilisation(), 1e-12);
    }

    @Test
    void aDelayBeyondTheClockSaysHowToMakeRoom() {
        int event = simulator.register(index -> seen.add("ran"));
        simulator.runUntil(100);
        String message = assertThrows(IllegalArgumentException.class, () -> simulator.after(Long.MAX_VALUE - 99, event))
                .getMessage();
        assertTrue(message.contains("rebase()"), message);
        simulator.rebase();
        simulator.after(Long.MAX_VALUE - 99, event);
        simulator.run();
        assertEquals(Long.MAX_VALUE - 99, simulator.nowPs());
    }

    @Test
    void refusesThePastAndSaysWhatIsAllowed() {
        int event = simulator.register(index -> seen.add("ran"));
        simulator.at(100, event);
        simulator.run();
        String message = assertThrows(IllegalArgumentException.class, () -> simulator.at(99, event))
                .getMessage();
        assertTrue(message.contains("99") && message.contains("100"), message);
        assertThrows(IllegalArgumentException.class, () -> simulator.after(-1, event));
        assertThrows(IllegalArgumentException.class, () -> simulator.after(Long.MAX_VALUE, event));
    }

    @Test
    void refusesAnEventThatNobodyRegistered() {
        assertThrows(IllegalArgumentException.class, () -> simulator.at(0, 0));
        simulator.register(index -> seen.add("ran"));
        assertThrows(IllegalArgumentException.class, () -> simulator.at(0, Simulator.NO_EVENT));
        assertThrows(IllegalArgumentException.class, () -> simulator.at(0, 1 << 20));
    }
}
