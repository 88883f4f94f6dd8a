package io.github.teelab.memory.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.memory.Counter;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.scheme.Protection;
import io.github.teelab.memory.simulation.Machine;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** TenAnalyzer on requests that no cache stands before. */
class TenAnalyzerTest {
    private final Counters counters = new Counters();
    private final LineRequests out = new LineRequests(counters, false);

    private static Protection published() {
        return TenAnalyzer.published().protect(Machine.tensortee().protection());
    }

    /** Four misses teach it; the next 60 lines lie at its boundary, and a second pass is known: by hand. */
    @Test
    void aStreamIsLearntFromFourMisses() {
        Protection analyzer = published();
        read(analyzer, 0, 64);
        assertEquals(4, counters.get(Counter.MISS));
        assertEquals(60, counters.get(Counter.HIT_BOUNDARY));
        assertEquals(64 / 8, counters.get(Counter.VERSION_READS));
        assertEquals(64, counters.get(Counter.MAC_READS));
        long metadata = counters.metadata();
        read(analyzer, 0, 64);
        assertEquals(64, counters.get(Counter.HIT_IN));
        assertEquals(metadata, counters.metadata(), "what is known costs nothing");
    }

    /** Until a tensor was once updated whole its own code covers no single version, so its lines keep theirs. */
    @Test
    void theFirstUpdateOfANewTensorStillChangesTheCodeOfEachLine() {
        Protection analyzer = published();
        read(analyzer, 0, 64);
        long fetched = counters.get(Counter.MAC_READS);
        write(analyzer, 0, 64);
        assertEquals(64, counters.get(Counter.MAC_READS) - fetched);
        assertEquals(64, counters.get(Counter.MAC_WRITES));
    }

    /** 64 lines written in order: their bits are one line, their versions eight, composed without being fetched. */
    @Test
    void anUpdateOfAKnownTensorWritesVersionsAndFetchesOnlyBits() {
        Protection analyzer = published();
        read(analyzer, 0, 64);
        write(analyzer, 0, 64);
        analyzer.drain(out);
        Counters before = counters.copy();
        write(analyzer, 0, 64);
        analyzer.drain(out);
        Counters update = counters.since(before);
        System.out.println("update of 64 known lines: " + update);
        assertEquals(0, update.get(Counter.VERSION_READS));
        assertEquals(8, update.get(Counter.VERSION_WRITES));
        assertEquals(0, update.get(Counter.MAC_READS) + update.get(Counter.MAC_WRITES));
        assertEquals(0, update.get(Counter.BITMAP_READS), "its bits are still cached");
        assertEquals(1, update.get(Counter.BITMAP_WRITES));
        read(analyzer, 0, 64);
        assertEquals(64, counters.get(Counter.HIT_IN), "and it is still known");
    }

    @Test
    void anUpdateOutOfOrderGivesTheTensorUp() {
        Protection analyzer = published();
        read(analyzer, 0, 64);
        write(analyzer, 5, 6);
        assertEquals(1, counters.get(Counter.ASSERTIONS_FAILED));
        read(analyzer, 0, 64);
        assertEquals(0, counters.get(Counter.HIT_IN));
    }

    /** Line 32 has another version, so the tensor ends there; beyond it a new one begins. */
    @Test
    void anotherVersionEndsATensor() {
        Protection analyzer = published();
        write(analyzer, 32, 33);
        read(analyzer, 0, 64);
        read(analyzer, 0, 64);
        assertEquals(32 + 31, counters.get(Counter.HIT_IN));
        assertEquals(28 + 1 + 27 + 1, counters.get(Counter.HIT_BOUNDARY));
    }

    @Test
    void moreTensorsThanEntriesPushEachOtherOut() {
        Protection analyzer = new TenAnalyzer(TenAnalyzerSizes.published().tableEntries(8))
                .protect(Machine.tensortee().protection());
        for (int pass = 0; pass < 2; pass++) {
            for (long tensor = 0; tensor < 9; tensor++) {
                read(analyzer, tensor * 10_000, tensor * 10_000 + 64);
            }
        }
        assertEquals(0, counters.get(Counter.HIT_IN), "nine tensors in turn never find themselves among eight");
    }

    @Test
    void randomRequestsTeachNothing() {
        Protection analyzer = published();
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            long line = random.nextInt(1 << 27);
            read(analyzer, line, line + 1);
        }
        System.out.println("random requests: " + counters);
        assertTrue(counters.get(Counter.MISS) > 4_950);
    }

    private void read(Protection analyzer, long from, long to) {
        for (long line = from; line < to; line++) {
            analyzer.requested(line, out);
            analyzer.read(line, out);
        }
    }

    private void write(Protection analyzer, long from, long to) {
        for (long line = from; line < to; line++) {
            analyzer.write(line, out);
        }
    }
}
