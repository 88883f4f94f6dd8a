package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.Frequency;
import java.util.List;
import java.util.Optional;

/**
 * A processor socket with its memory controllers.
 *
 * @param name its name in the catalog
 * @param parameters its parameters; see the catalog file {@code catalog/cpus.csv} for names and units
 */
public record Cpu(String name, List<Parameter> parameters) implements Part {
    static final Schema SCHEMA = Schema.of("cpu")
            .need("count", "cores", "memory_channels")
            .need("GHz", "base_clock")
            .need("MiB", "last_level_cache")
            .need("name", "memory")
            .need("generation", "pcie_generation")
            .need("lanes", "pcie_lanes")
            .may("GHz", "boost_clock", "clock")
            .may("KiB", "l1_cache", "l2_cache", "metadata_cache")
            .may("count", "cache_ways")
            .may("GB/s/GHz", "aes_gcm_256")
            .may("cycles", "aes_latency", "mac_latency")
            .may("name", "confidential_vm")
            .may("W", "tdp");

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public Cpu {
        parameters = SCHEMA.check(name, parameters);
    }

    @Override
    public PartKind kind() {
        return PartKind.CPU;
    }

    @Override
    public Cpu with(String parameter, double value) {
        return new Cpu(name, SCHEMA.replace(parameters, parameter, Parameter.write(value)));
    }

    public int cores() {
        return (int) number("cores");
    }

    /** The clock its cores run at: as set by {@link #atClock}, else the base (guaranteed) clock. */
    public Frequency clock() {
        return Frequency.ghz(find("clock").orElse(parameter("base_clock")).number());
    }

    /**
     * The same with its cores at another clock.
     *
     * @throws IllegalArgumentException if that is above the boost clock
     */
    public Cpu atClock(Frequency clock) {
        if (clock.compareTo(boostClock()) > 0) {
            throw new IllegalArgumentException(
                    "clock of " + name + ": got " + clock + ", allowed up to its boost clock of " + boostClock()
                            + "; for a faster core set cpu.with(\"boost_clock\", GHz) first");
        }
        return with("clock", clock.toGhz());
    }

    /** The largest core clock, or the base clock where no other is published. */
    public Frequency boostClock() {
        return Frequency.ghz(find("boost_clock").orElse(parameter("base_clock")).number());
    }

    /** Last-level cache of the whole socket. */
    public Bytes lastLevelCache() {
        return Bytes.mib(number("last_level_cache"));
    }

    /** The name of its memory in the catalog, such as {@code ddr5-4800}. */
    public String memory() {
        return parameter("memory").value();
    }

    public int memoryChannels() {
        return (int) number("memory_channels");
    }

    /** The peak rate of all channels, with the catalog's memory of the name that {@link #memory()} gives. */
    public Bandwidth memoryBandwidth() {
        return Catalog.standard().memory(memory()).bandwidth(memoryChannels());
    }

    public int pcieGeneration() {
        return (int) number("pcie_generation");
    }

    public int pcieLanes() {
        return (int) number("pcie_lanes");
    }

    /** Which confidential virtual machines it offers, {@code tdx} or {@code sev-snp}, if any. */
    public Optional<String> confidentialVm() {
        return find("confidential_vm").map(Parameter::value);
    }

    /** AES-256-GCM on one core at {@code clock}, if known; it grows in proportion to the clock (measured 0.8-2.1 GHz). */
    public Optional<Bandwidth> aesGcm256PerCore(Frequency clock) {
        return find("aes_gcm_256").map(rate -> Bandwidth.gbPerSecond(rate.number() * clock.toGhz()));
    }

    /** AES-256-GCM on one core at {@link #clock}, if known. */
    public Optional<Bandwidth> aesGcm256PerCore() {
        return aesGcm256PerCore(clock());
    }
}
