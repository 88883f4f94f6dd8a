package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.memory.MainMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small sequences whose times are worked out by hand, on DDR4-3200AA: tCK 625 ps, 22-22-22, CWL 16, burst 4, tRAS 52. */
class DramMemoryTest {
    private static final long CLOCK = 625;

    private final DramMemory memory =
            DramDesign.of("ddr4-3200").mapping("row-bank-rank-column-channel").build();
    private final List<String> done = new ArrayList<>();
    private final MainMemory.Completions completions =
            (token, time) -> done.add(token + " at " + time / (double) CLOCK);

    // Row of 8 KiB, two ranks, four groups, four banks: the next row of the same bank is 256 KiB on.
    private static final long NEXT_ROW = 8192L * 2 * 4 * 4;

    @Test
    void anIdleReadTakesActivateLatencyAndBurst() {
        memory.submit(7, 0, false);
        finish();
        assertEquals(List.of("7 at 48.0"), done, "22 + 22 + 4");
    }

    @Test
    void aHitFollowsAfterTccdL() {
        memory.submit(1, 0, false);
        memory.submit(2, 64, false);
        finish();
        assertEquals(List.of("1 at 48.0", "2 at 56.0"), done);
        assertEquals(1, memory.statistics().hits());
        assertEquals(1, memory.statistics().misses());
    }

    @Test
    void aConflictWaitsForTrasThenTrpThenTrcd() {
        memory.submit(1, 0, false);
        memory.submit(2, NEXT_ROW, false);
        finish();
        assertEquals(List.of("1 at 48.0", "2 at 122.0"), done, "52 + 22 + 22 + 22 + 4");
        assertEquals(1, memory.statistics().conflicts());
    }

    @Test
    void aHitOvertakesAnOlderConflict() {
        memory.submit(1, 0, false);
        memory.submit(2, NEXT_ROW, false);
        memory.submit(3, 64, false);
        finish();
        assertEquals(List.of("1 at 48.0", "3 at 56.0", "2 at 122.0"), done);
    }

    @Test
    void aWriteIsCompleteWhenItLeavesTheQueue() {
        memory.submit(1, 0, true);
        finish();
        assertEquals(List.of("1 at 22.0"), done, "after tRCD");
    }

    @Test
    void aReadOfAWaitingWriteIsAnsweredFromTheQueue() {
        memory.submit(1, 64, true);
        memory.submit(2, 64 + 8, false);
        finish();
        assertEquals(List.of("2 at 1.0", "1 at 22.0"), done);
        assertEquals(1, memory.statistics().forwarded());
    }

    @Test
    void readsGoFirstUntilTheWriteQueueIsEightTenthsFull() {
        for (int i = 0; i < 20; i++) {
            memory.submit(100 + i, NEXT_ROW + 64L * i, true);
            memory.submit(i, 64L * i, false);
        }
        finish();
        List<String> writes =
                done.stream().filter(each -> each.matches("1[0-9][0-9] at .*")).toList();
        assertEquals(20, done.indexOf(writes.get(0)), "reads first: " + done);
        assertEquals(40, done.size());
    }

    @Test
    void timeDoesNotGoBackAndAFullQueueRefuses() {
        memory.advanceTo(1000, completions);
        assertThrows(IllegalArgumentException.class, () -> memory.advanceTo(999, completions));
        for (int i = 0; i < 32; i++) {
            assertTrue(memory.accepts(64L * i, false));
            memory.submit(i, 64L * i, false);
        }
        assertTrue(!memory.accepts(0, false) && memory.accepts(0, true));
        IllegalStateException full = assertThrows(IllegalStateException.class, () -> memory.submit(9, 0x40, false));
        assertTrue(full.getMessage().contains("0x40") && full.getMessage().contains("accepts()"), full.getMessage());
    }

    @Test
    void anIdleMemoryHasNoEventsButIsRefreshed() {
        assertEquals(MainMemory.NEVER, memory.nextEventPs());
        memory.advanceTo(100 * 12_480 * CLOCK + CLOCK, completions);
        assertEquals(2 * 100, memory.statistics().refreshes(), "two ranks, every 7.8 us");
        memory.submit(1, 0, false);
        finish();
        assertEquals(List.of("1 at " + (100 * 12_480 + 560 + 48.0)), done, "waits for tRFC");
    }

    @Test
    void aCompletionMaySubmitTheNextRequest() {
        int[] left = {5};
        MainMemory.Completions chained = (token, time) -> {
            done.add(token + " at " + time / (double) CLOCK);
            if (left[0]-- > 0) {
                memory.submit(token + 1, 64 * (token + 1), false);
            }
        };
        memory.submit(0, 0, false);
        memory.advanceTo(1_000_000, chained);
        assertEquals(
                List.of("0 at 48.0", "1 at 74.0", "2 at 100.0", "3 at 126.0", "4 at 152.0", "5 at 178.0"),
                done,
                "26 cycles, latency and burst, for each hit after the first");
    }

    @Test
    void aLineOfTwoBurstsIsCompleteWithTheSecond() {
        DramMemory hbm = DramDesign.of("hbm2").line(64).build();
        hbm.submit(3, 0, false);
        hbm.advanceTo(1_000_000, (token, time) -> done.add(token + " at " + time));
        assertEquals(List.of("3 at 34000"), done, "14 + 14, four cycles on for the second burst, 2 for its data");
        assertEquals(64, hbm.statistics().bytes());
    }

    @Test
    void aClosedPageMakesEachRequestAMiss() {
        DramDesign design = DramDesign.of("ddr4-3200").mapping("row-bank-rank-column-channel");
        DramMemory closed =
                design.controller(design.controller().pages(PagePolicy.CLOSED)).build();
        closed.submit(1, 0, false);
        closed.advanceTo(100_000, completions);
        closed.submit(2, NEXT_ROW, false);
        closed.advanceTo(1_000_000, completions);
        assertEquals(2, closed.statistics().misses());
        assertEquals(0, closed.statistics().precharges(), "rows close by themselves");
        assertEquals("2 at " + (160 + 48.0), done.get(1), "no precharge to wait for");
    }

    private void finish() {
        while (memory.nextEventPs() != MainMemory.NEVER) {
            memory.advanceTo(memory.nextEventPs(), completions);
        }
    }
}
