package io.github.teelab.memory.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.dram.FlatMemory;
import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times worked out by hand on a memory of 100 ns and 64 GB/s, a line a nanosecond. */
class TimedRunTest {
    private static final long LINES = 10_000;
    private static final long LATENCY_PS = 100_000;
    private static final long LINE_PS = 1_000;

    private static FlatMemory memory() {
        return new FlatMemory(64, SimTime.ps(LATENCY_PS), new Bandwidth(64e9));
    }

    private static Phase stream(long computePs) {
        return Phase.of("stream", new AccessLoop(List.of(AccessRun.loads(0, 64, LINES)), computePs));
    }

    private static long timePs(int misses, long computePs) {
        Machine machine = Machine.tensortee().missesInFlight(misses);
        return new TimedRun(machine, new NoProtection(), memory(), Fidelity.LINE_BY_LINE)
                .run(stream(computePs))
                .timePs();
    }

    /** One miss in flight: a latency for each line. Ten: a tenth. A hundred and more: the bandwidth. */
    @Test
    void missesInFlightDivideTheLatencyDownToTheBandwidth() {
        assertEquals(1.0 * LINES * LATENCY_PS, timePs(1, 0), 0.02 * LINES * LATENCY_PS);
        assertEquals(0.1 * LINES * LATENCY_PS, timePs(10, 0), 0.02 * LINES * LATENCY_PS);
        assertEquals(1.0 * LINES * LINE_PS, timePs(400, 0), 0.05 * LINES * LINE_PS);
    }

    @Test
    void computationHidesMemory() {
        assertEquals(1.0 * LINES * 50_000, timePs(10, 50_000), 0.01 * LINES * 50_000);
    }

    /** Two lines for each, data and MAC, an eighth of a version line and an eighth of that: at least 2.14 lines of time. */
    @Test
    void protectionTakesItsShareOfTheBandwidth() {
        Machine machine = Machine.tensortee().missesInFlight(400);
        TimedRun run = new TimedRun(machine, SgxLike.baseline(), memory(), Fidelity.LINE_BY_LINE).run(stream(0));
        double lines = run.counters().data() + run.counters().metadata();
        assertEquals(2.14 * LINES, lines, 0.02 * LINES);
        assertEquals(lines * LINE_PS, run.timePs(), 0.05 * lines * LINE_PS);
    }

    @Test
    void countsAreThoseOfTheRunWithoutTime() {
        Counters timed = new TimedRun(Machine.tensortee(), SgxLike.baseline(), memory(), Fidelity.LINE_BY_LINE)
                .run(stream(0))
                .counters();
        Counters untimed = new TrafficRun(Machine.tensortee(), SgxLike.baseline())
                .run(stream(0))
                .counters();
        assertEquals(untimed, timed);
    }

    @Test
    void moreThreadsThanCoresAreRefused() {
        AccessLoop loop = stream(0).threads().get(0);
        Phase many = new Phase("many", java.util.Collections.nCopies(9, loop));
        TimedRun run = new TimedRun(Machine.tensortee(), new NoProtection(), memory(), Fidelity.LINE_BY_LINE);
        String message = assertThrows(IllegalArgumentException.class, () -> run.run(many))
                .getMessage();
        assertTrue(message.contains("9 threads"), message);
    }
}
