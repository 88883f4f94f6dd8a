package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.memory.MainMemory;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatMemoryTest {
    private final FlatMemory memory = new FlatMemory(64, SimTime.ns(50), Bandwidth.gbPerSecond(6.4));
    private final List<String> done = new ArrayList<>();
    private final MainMemory.Completions completions = (token, time) -> done.add(token + " at " + time);

    @Test
    void linesTakeTheirShareOfTheBandwidthAndReadsTheLatency() {
        memory.submit(1, 0, false);
        memory.submit(2, 64, true);
        memory.submit(3, 128, false);
        assertEquals(20_000, memory.nextEventPs());
        memory.advanceTo(60_000, completions);
        assertEquals(List.of("2 at 20000", "1 at 60000"), done);
        memory.advanceTo(200_000, completions);
        assertEquals("3 at 80000", done.get(2));
        memory.submit(4, 0, false);
        memory.advanceTo(300_000, completions);
        assertEquals("4 at 260000", done.get(3), "idle before");
        assertEquals(MainMemory.NEVER, memory.nextEventPs());
    }

    @Test
    void timeDoesNotGoBack() {
        memory.advanceTo(10, completions);
        assertThrows(IllegalArgumentException.class, () -> memory.advanceTo(9, completions));
    }

    @Test
    void theBoundOfADramHasItsPeakAndIdleLatency() {
        FlatMemory bound = FlatMemory.boundOf(DramDesign.of("ddr4-3200"));
        bound.submit(1, 0, false);
        bound.advanceTo(1_000_000, completions);
        assertEquals(List.of("1 at " + 48 * 625), done);
    }
}
