package io.github.teelab.platform;

import io.github.teelab.units.SimTime;
import java.util.List;

/**
 * A PCI Express switch of a fabric.
 *
 * @param name its name in the catalog
 * @param parameters its parameters; see the catalog file {@code catalog/switches.csv} for names and units
 */
public record PcieSwitch(String name, List<Parameter> parameters) implements Part {
    static final Schema SCHEMA = Schema.of("switch")
            .need("lanes", "lanes")
            .need("count", "ports")
            .need("generation", "generation")
            .need("ns", "hop_latency");

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public PcieSwitch {
        parameters = SCHEMA.check(name, parameters);
    }

    @Override
    public PartKind kind() {
        return PartKind.SWITCH;
    }

    @Override
    public PcieSwitch with(String parameter, double value) {
        return new PcieSwitch(name, SCHEMA.replace(parameters, parameter, Parameter.write(value)));
    }

    /** Lanes of all ports together. */
    public int lanes() {
        return (int) number("lanes");
    }

    public int ports() {
        return (int) number("ports");
    }

    public int generation() {
        return (int) number("generation");
    }

    /** Time of a packet's first byte from port to port. */
    public SimTime hopLatency() {
        return SimTime.ns(number("hop_latency"));
    }
}
