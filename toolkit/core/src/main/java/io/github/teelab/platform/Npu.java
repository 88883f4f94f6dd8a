package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.Flops;
import io.github.teelab.units.Frequency;
import java.util.List;

/**
 * A neural processing unit: a systolic array of multiply-accumulate elements with a scratchpad and its own memory.
 *
 * @param name its name in the catalog
 * @param parameters its parameters; see the catalog file {@code catalog/npus.csv} for names and units
 */
public record Npu(String name, List<Parameter> parameters) implements Part {
    static final Schema SCHEMA = Schema.of("npu")
            .need("count", "array_rows", "array_columns", "memory_channels")
            .need("GHz", "clock")
            .need("name", "dataflow", "memory")
            .need("MiB", "scratchpad")
            .need("GiB", "memory_capacity")
            .need("GB/s", "memory_bandwidth")
            .need("generation", "pcie_generation")
            .need("lanes", "pcie_lanes")
            .may("cycles", "aes_latency", "mac_latency")
            .may("GB/s", "aes_engine")
            .may("W", "tdp");

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public Npu {
        parameters = SCHEMA.check(name, parameters);
    }

    @Override
    public PartKind kind() {
        return PartKind.NPU;
    }

    @Override
    public Npu with(String parameter, double value) {
        return new Npu(name, SCHEMA.replace(parameters, parameter, Parameter.write(value)));
    }

    /** Rows of the array of processing elements. */
    public int arrayRows() {
        return (int) number("array_rows");
    }

    /** Columns of the array of processing elements. */
    public int arrayColumns() {
        return (int) number("array_columns");
    }

    public Frequency clock() {
        return Frequency.ghz(number("clock"));
    }

    /** Which operand stays in the array: {@code output-stationary}, {@code weight-stationary} or {@code input-stationary}. */
    public String dataflow() {
        return parameter("dataflow").value();
    }

    /** Rate of a full array: each element does one multiply-accumulate (two operations) a cycle. */
    public Flops peak() {
        return new Flops(2.0 * arrayRows() * arrayColumns() * clock().hertz());
    }

    public Bytes scratchpad() {
        return Bytes.mib(number("scratchpad"));
    }

    /** The kind of its memory as the catalog names it, such as {@code gddr5}. */
    public String memory() {
        return parameter("memory").value();
    }

    public int memoryChannels() {
        return (int) number("memory_channels");
    }

    public Bytes memoryCapacity() {
        return Bytes.gib(number("memory_capacity"));
    }

    /** Peak rate of its own memory. */
    public Bandwidth memoryBandwidth() {
        return Bandwidth.gbPerSecond(number("memory_bandwidth"));
    }

    public int pcieGeneration() {
        return (int) number("pcie_generation");
    }

    public int pcieLanes() {
        return (int) number("pcie_lanes");
    }
}
