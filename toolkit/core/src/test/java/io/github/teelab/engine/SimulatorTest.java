package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
