package io.github.teelab.memory.simulation;

import io.github.teelab.memory.cache.CacheGeometry;
import io.github.teelab.memory.cache.Hierarchy;
import io.github.teelab.memory.scheme.EncryptionEngine;
import io.github.teelab.memory.scheme.ProtectionHardware;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Parameters;

/**
 * Cores and caches before a protected memory.
 *
 * @param cores at least as many as a workload has threads
 * @param first geometry of each core's first cache
 * @param second geometry of each core's second cache
 * @param shared geometry of the last cache
 * @param missesInFlight lines that a core waits for at once at most
 * @param protection what the scheme is built with
 */
public record Machine(
        int cores,
        CacheGeometry first,
        CacheGeometry second,
        CacheGeometry shared,
        int missesInFlight,
        ProtectionHardware protection) {
    /** What the machine that TensorTEE simulates has beside its CPU's parameters. */
    public static final String TENSORTEE = "memory/tensortee.csv";

    private static final int LINE_BYTES = 64;
    private static final long KIB = 1024;

    /** @throws IllegalArgumentException if a count is not positive */
    public Machine {
        if (cores < 1 || missesInFlight < 1) {
            throw new IllegalArgumentException("machine: got " + cores + " cores with " + missesInFlight
                    + " misses in flight, allowed 1 or more of each");
        }
    }

    /** The machine of TensorTEE (ASPLOS 2024, Table 1). */
    public static Machine tensortee() {
        return of(Catalog.standard().cpu("tensortee-cpu"), Parameters.read(TENSORTEE));
    }

    /**
     * A machine of a CPU, its caches and its encryption, and what else it takes.
     *
     * @param parameters named as in {@link #TENSORTEE}
     * @throws io.github.teelab.units.UnknownName if the CPU lacks a cache or the latencies of its engine
     */
    public static Machine of(Cpu cpu, Parameters parameters) {
        int ways = (int) cpu.number("cache_ways");
        double cyclePs = 1e12 / cpu.clock().hertz();
        return new Machine(
                cpu.cores(),
                cache(cpu.number("l1_cache"), ways),
                cache(cpu.number("l2_cache"), ways),
                cache(cpu.lastLevelCache().value() / (double) KIB, ways),
                (int) parameters.number("misses_in_flight"),
                new ProtectionHardware(
                        (long) parameters.number("protected_memory") << 30,
                        cache(cpu.number("metadata_cache"), (int) parameters.number("metadata_cache_ways")),
                        new EncryptionEngine(
                                Math.round(cpu.number("aes_latency") * cyclePs),
                                Math.round(cpu.number("mac_latency") * cyclePs),
                                parameters.number("cipher_rate") * 1e9,
                                (int) parameters.number("cipher_units"))));
    }

    /** The same with another number of misses in flight. */
    public Machine missesInFlight(int misses) {
        return new Machine(cores, first, second, shared, misses, protection);
    }

    /** The same with other hardware for protection. */
    public Machine protection(ProtectionHardware hardware) {
        return new Machine(cores, first, second, shared, missesInFlight, hardware);
    }

    Hierarchy caches() {
        return new Hierarchy(cores, first, second, shared);
    }

    private static CacheGeometry cache(double kib, int ways) {
        return new CacheGeometry(Math.round(kib * KIB), ways, LINE_BYTES);
    }
}
