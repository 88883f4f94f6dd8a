package io.github.teelab.memory.dram;

import java.util.Arrays;

/** What one subchannel has counted so far. */
final class Counters {
    // A bucket for each cycle up to FINE, then FINE / 2 buckets for each doubling: at most 3 % wide.
    private static final int FINE_BITS = 6;
    private static final int FINE = 1 << FINE_BITS;

    long reads;
    long writes;
    long forwarded;
    long hits;
    long misses;
    long conflicts;
    long activates;
    long precharges;
    long refreshes;
    long latencyCycles;
    long longestCycles;
    long lastDataCycle;
    private final long[] latencies = new long[FINE + (Long.SIZE - FINE_BITS) * FINE / 2];

    /** Counts a completed read. */
    void latency(long cycles) {
        latencyCycles += cycles;
        longestCycles = Math.max(longestCycles, cycles);
        latencies[bucket(cycles)]++;
    }

    private static int bucket(long cycles) {
        if (cycles < FINE) {
            return (int) cycles;
        }
        int doublings = Long.SIZE - Long.numberOfLeadingZeros(cycles) - FINE_BITS;
        return FINE + (doublings - 1) * (FINE / 2) + (int) (cycles >>> doublings) - FINE / 2;
    }

    private static long smallest(int bucket) {
        if (bucket < FINE) {
            return bucket;
        }
        int doublings = (bucket - FINE) / (FINE / 2) + 1;
        return (long) ((bucket - FINE) % (FINE / 2) + FINE / 2) << doublings;
    }

    /** What has been counted so far, to compare with later. */
    Counters copy() {
        Counters copy = new Counters();
        copy.add(this);
        return copy;
    }

    /** Counts all that was counted since {@code before} some more times. */
    void repeat(long times, Counters before) {
        reads += times * (reads - before.reads);
        writes += times * (writes - before.writes);
        forwarded += times * (forwarded - before.forwarded);
        hits += times * (hits - before.hits);
        misses += times * (misses - before.misses);
        conflicts += times * (conflicts - before.conflicts);
        activates += times * (activates - before.activates);
        precharges += times * (precharges - before.precharges);
        refreshes += times * (refreshes - before.refreshes);
        latencyCycles += times * (latencyCycles - before.latencyCycles);
        lastDataCycle += times * (lastDataCycle - before.lastDataCycle);
        Arrays.setAll(latencies, bucket -> latencies[bucket] + times * (latencies[bucket] - before.latencies[bucket]));
    }

    void add(Counters more) {
        reads += more.reads;
        writes += more.writes;
        forwarded += more.forwarded;
        hits += more.hits;
        misses += more.misses;
        conflicts += more.conflicts;
        activates += more.activates;
        precharges += more.precharges;
        refreshes += more.refreshes;
        latencyCycles += more.latencyCycles;
        longestCycles = Math.max(longestCycles, more.longestCycles);
        lastDataCycle = Math.max(lastDataCycle, more.lastDataCycle);
        Arrays.setAll(latencies, bucket -> latencies[bucket] + more.latencies[bucket]);
    }

    /** The latency that a share of the reads does not exceed, rounded down by at most 3 %. */
    long quantile(double share) {
        long wanted = (long) Math.ceil(share * Arrays.stream(latencies).sum());
        int bucket = 0;
        for (long seen = latencies[0]; seen < wanted; seen += latencies[bucket]) {
            bucket++;
        }
        return smallest(bucket);
    }
}
