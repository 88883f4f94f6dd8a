package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.Flops;
import io.github.teelab.units.Frequency;
import java.util.List;
import java.util.Optional;

/**
 * A GPU with its own memory.
 *
 * @param name its name in the catalog
 * @param parameters its parameters; see the catalog file {@code catalog/gpus.csv} for names and units
 */
public record Gpu(String name, List<Parameter> parameters) implements Part {
    static final Schema SCHEMA = Schema.of("gpu")
            .need("name", "memory")
            .need("GiB", "memory_capacity")
            .need("GB/s", "memory_bandwidth")
            .need("MiB", "l2_cache")
            .need("count", "sm_count", "copy_engines")
            .need("MHz", "boost_clock")
            .need("TFLOP/s", "peak_fp32")
            .need("generation", "pcie_generation")
            .need("lanes", "pcie_lanes")
            .need("flag", "confidential_computing")
            .may("flag", "tee_io")
            .may("TFLOP/s", "peak_tf32", "peak_bf16", "peak_fp16", "peak_fp8", "peak_int8", "peak_mxfp4")
            .may("GB/s", "peer_bandwidth")
            .may("W", "tdp");

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public Gpu {
        parameters = SCHEMA.check(name, parameters);
    }

    @Override
    public PartKind kind() {
        return PartKind.GPU;
    }

    @Override
    public Gpu with(String parameter, double value) {
        return new Gpu(name, SCHEMA.replace(parameters, parameter, Parameter.write(value)));
    }

    /** The kind of its memory as the catalog names it, such as {@code hbm3}. */
    public String memory() {
        return parameter("memory").value();
    }

    public Bytes memoryCapacity() {
        return Bytes.gib(number("memory_capacity"));
    }

    /** Peak rate of its own memory. */
    public Bandwidth memoryBandwidth() {
        return Bandwidth.gbPerSecond(number("memory_bandwidth"));
    }

    public Bytes l2Cache() {
        return Bytes.mib(number("l2_cache"));
    }

    /** Number of streaming multiprocessors. */
    public int smCount() {
        return (int) number("sm_count");
    }

    public Frequency boostClock() {
        return Frequency.mhz(number("boost_clock"));
    }

    /** Peak dense rate (no sparsity; tensor cores where it has them), or empty where it does not support the format. */
    public Optional<Flops> peak(Precision precision) {
        return find("peak_" + precision.label()).map(rate -> Flops.tera(rate.number()));
    }

    public int pcieGeneration() {
        return (int) number("pcie_generation");
    }

    public int pcieLanes() {
        return (int) number("pcie_lanes");
    }

    /** How many copies may run beside a kernel. */
    public int copyEngines() {
        return (int) number("copy_engines");
    }

    /** Whether the hardware has a confidential-computing mode. */
    public boolean confidentialComputing() {
        return number("confidential_computing") == 1;
    }

    /** Whether links to the host and to peers are encrypted inline by the hardware (TEE-I/O). */
    public boolean teeIo() {
        return find("tee_io").map(flag -> flag.number() == 1).orElse(false);
    }

    /** Rate in one direction between this GPU and its peers over NVLink or its like; empty where peers meet on PCIe. */
    public Optional<Bandwidth> peerBandwidth() {
        return find("peer_bandwidth").map(rate -> Bandwidth.gbPerSecond(rate.number()));
    }
}
