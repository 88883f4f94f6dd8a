package io.github.teelab.memory.simulation;

import io.github.teelab.memory.cache.CacheGeometry;
import io.github.teelab.memory.cache.Hierarchy;
import io.github.teelab.memory.scheme.EncryptionEngine;
import io.github.teelab.memory.scheme.ProtectionHardware;
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
    /** The parameters of the machine that TensorTEE simulates. */
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
        return of(Parameters.read(TENSORTEE));
    }

    /** A machine by parameters named as in {@link #TENSORTEE}. */
    public static Machine of(Parameters parameters) {
        int ways = (int) parameters.number("cache_ways");
        double cyclePs = 1e3 / parameters.number("core_clock");
        return new Machine(
                (int) parameters.number("cores"),
                cache(parameters, "first_cache", ways),
                cache(parameters, "second_cache", ways),
                cache(parameters, "shared_cache", ways),
                (int) parameters.number("misses_in_flight"),
                new ProtectionHardware(
                        (long) parameters.number("protected_memory") << 30,
                        cache(parameters, "metadata_cache", (int) parameters.number("metadata_cache_ways")),
                        new EncryptionEngine(
                                Math.round(parameters.number("cipher_latency") * cyclePs),
                                Math.round(parameters.number("mac_latency") * cyclePs),
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

    private static CacheGeometry cache(Parameters parameters, String name, int ways) {
        return new CacheGeometry(Math.round(parameters.number(name) * KIB), ways, LINE_BYTES);
    }
}
