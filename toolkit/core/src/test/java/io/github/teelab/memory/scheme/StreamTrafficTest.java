package io.github.teelab.memory.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Counter;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.cache.CacheGeometry;
import io.github.teelab.memory.simulation.Machine;
import io.github.teelab.memory.simulation.TrafficRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each scheme's traffic on a stream of N = 4096 lines, counted by hand. Tree above 16 GiB of data: 2^28 lines, so 2^25
 * version lines of eight and nodes of 2^22, 2^19, ..., 2^1 lines: levels 1 to 8 off the chip. A stream of 4096 aligned lines
 * has 512 version lines and 64, 8, 1, 1, 1, 1, 1, 1 nodes: 78.
 */
class StreamTrafficTest {
    private static final long N = 4096;
    private static final long NODES_OF_8 = 64 + 8 + 1 + 1 + 1 + 1 + 1 + 1;

    private static final Phase READ = Phase.of("read", new AccessLoop(List.of(AccessRun.loads(0, 64, N)), 0));
    private static final Phase WRITE = Phase.of("write", new AccessLoop(List.of(AccessRun.stores(0, 64, N)), 0));

    @Test
    void withoutProtectionOnlyData() {
        assertTraffic(new NoProtection(), READ, Map.of(Counter.DATA_READS, N));
        assertTraffic(new NoProtection(), WRITE, Map.of(Counter.DATA_READS, N, Counter.DATA_WRITES, N));
    }

    @Test
    void sgxReadsOneVersionLineForEightLinesAndAMacForEach() {
        assertTraffic(
                SgxLike.baseline(),
                READ,
                Map.of(
                        Counter.DATA_READS, N,
                        Counter.MAC_READS, N,
                        Counter.VERSION_READS, N / 8,
                        Counter.TREE_READS, NODES_OF_8));
    }

    /** A store fetches its line first (data, MAC), and the write-back reads and writes the MAC line again. */
    @Test
    void sgxWritesVersionsAndTreeOnceAndMacsTwiceRead() {
        assertTraffic(
                SgxLike.baseline(),
                WRITE,
                Map.of(
                        Counter.DATA_READS, N,
                        Counter.DATA_WRITES, N,
                        Counter.MAC_READS, 2 * N,
                        Counter.MAC_WRITES, N,
                        Counter.VERSION_READS, N / 8,
                        Counter.VERSION_WRITES, N / 8,
                        Counter.TREE_READS, NODES_OF_8,
                        Counter.TREE_WRITES, NODES_OF_8));
    }

    /** Levels of 2^28 / 64 = 2^22 version lines, then 2^16, 2^10, 2^4 nodes off the chip; of the stream 64, 1, 1, 1. */
    @Test
    void sixtyFourCountersToALine() {
        assertTraffic(
                SplitCounters.of64(),
                READ,
                Map.of(
                        Counter.DATA_READS,
                        N,
                        Counter.MAC_READS,
                        N,
                        Counter.VERSION_READS,
                        N / 64,
                        Counter.TREE_READS,
                        3L));
        assertTraffic(
                SplitCounters.of64(),
                WRITE,
                Map.of(
                        Counter.DATA_READS,
                        N,
                        Counter.DATA_WRITES,
                        N,
                        Counter.MAC_READS,
                        2 * N,
                        Counter.MAC_WRITES,
                        N,
                        Counter.VERSION_READS,
                        N / 64,
                        Counter.VERSION_WRITES,
                        N / 64,
                        Counter.TREE_READS,
                        3L,
                        Counter.TREE_WRITES,
                        3L));
    }

    /** Levels of 2^21 version lines, then 2^14 and 2^7 nodes off the chip; of the stream 32, 1, 1. */
    @Test
    void aHundredAndTwentyEightCountersToALine() {
        assertTraffic(
                SplitCounters.of128(),
                READ,
                Map.of(
                        Counter.DATA_READS,
                        N,
                        Counter.MAC_READS,
                        N,
                        Counter.VERSION_READS,
                        N / 128,
                        Counter.TREE_READS,
                        2L));
        assertTraffic(
                SplitCounters.of128(),
                WRITE,
                Map.of(
                        Counter.DATA_READS,
                        N,
                        Counter.DATA_WRITES,
                        N,
                        Counter.MAC_READS,
                        2 * N,
                        Counter.MAC_WRITES,
                        N,
                        Counter.VERSION_READS,
                        N / 128,
                        Counter.VERSION_WRITES,
                        N / 128,
                        Counter.TREE_READS,
                        2L,
                        Counter.TREE_WRITES,
                        2L));
    }

    /** Versions come from software; eight MACs share a line, which the metadata cache keeps until all are used. */
    @Test
    void softVnHasOnlyMacLines() {
        assertTraffic(new SoftVn(), READ, Map.of(Counter.DATA_READS, N, Counter.MAC_READS, N / 8));
        assertTraffic(
                new SoftVn(),
                WRITE,
                Map.of(
                        Counter.DATA_READS,
                        N,
                        Counter.DATA_WRITES,
                        N,
                        Counter.MAC_READS,
                        N / 8,
                        Counter.MAC_WRITES,
                        N / 8));
    }

    /**
     * With the cache of 512 lines a stream of 2^18 lines, 2^15 version lines: a node of level k is asked for once for each
     * node of level k - 1 that is fetched, so for level 4 once in 512 version lines, in which 585 lines come in; it is gone
     * by then, and so are those above. Levels 1 to 3 are fetched once: 2^12, 2^9, 2^6; level 4 and all above 2^6 times. The 585
     * lines fall unevenly into 64 sets, which the count leaves out: one path of five nodes more or less.
     */
    @Test
    void aSmallCacheLosesTheUpperLevelsBetweenUses() {
        long lines = 1 << 18;
        Phase read = Phase.of("read", new AccessLoop(List.of(AccessRun.loads(0, 64, lines)), 0));
        Counters counters = new TrafficRun(Machine.tensortee(), SgxLike.baseline())
                .run(read)
                .counters();
        System.out.println("SGX-like, 2^18 lines read through 32 KiB: " + counters);
        assertEquals(1 << 15, counters.get(Counter.VERSION_READS));
        assertEquals(
                (1.0 * (1 << 12)) + (1 << 9) + (1 << 6) + 5 * (1 << 6), (double) counters.get(Counter.TREE_READS), 5.0);
    }

    private static void assertTraffic(Scheme scheme, Phase phase, Map<Counter, Long> expected) {
        Machine machine = Machine.tensortee();
        // Large enough that nothing is fetched twice: the count is the number of different lines.
        Machine large = machine.protection(machine.protection().metadataCache(new CacheGeometry(1 << 20, 8, 64)));
        Counters counters = new TrafficRun(large, scheme).run(phase).drain().counters();
        Map<Counter, Long> lines = new EnumMap<>(Counter.class);
        lines.putAll(counters.asMap());
        lines.remove(Counter.ACCESSES);
        System.out.println(scheme.name() + ", " + phase.label() + " of " + N + " lines: " + lines);
        assertEquals(new EnumMap<>(expected), lines, scheme.name() + " " + phase.label());
    }
}
