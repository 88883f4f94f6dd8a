package io.github.teelab.platform;

import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PCI Express fabric: switches whose ports belong to domains, and may change domain while it runs. Immutable: each
 * change gives a new fabric.
 *
 * <p>Who shares a domain reaches each other's memory; nobody else does. A port in no domain reaches nothing. Switches are
 * joined by links that take {@link #UPLINK_LANES} lanes at both ends. Not modelled: what a link between switches can
 * carry, and the time that a change takes.
 *
 * @param switches its switches, in a row
 * @param ports what is attached, by name
 */
public record PcieFabric(List<PcieSwitch> switches, Map<String, Port> ports) {
    /** Lanes that each switch gives to the link to its neighbour. */
    public static final int UPLINK_LANES = 16;

    /**
     * One port with something attached.
     *
     * @param at index of its switch
     * @param lanes of its link
     * @param domain it belongs to; empty for none
     */
    public record Port(int at, int lanes, Optional<String> domain) {}

    public PcieFabric {
        switches = List.copyOf(switches);
        ports = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        if (switches.isEmpty()) {
            throw new IllegalArgumentException("fabric: got no switch, needed is at least one");
        }
    }

    /** A fabric of a platform's switches with nothing attached. */
    public static PcieFabric of(List<PcieSwitch> switches) {
        return new PcieFabric(switches, Map.of());
    }

    /**
     * The fabric with something more attached, in no domain, at the first switch that has room.
     *
     * @throws IllegalArgumentException if the name is taken or no switch has a free port and that many free lanes
     */
    public PcieFabric attach(String name, int lanes) {
        if (ports.containsKey(name)) {
            throw new IllegalArgumentException("fabric: " + name + " is attached already; use another name");
        }
        for (int at = 0; at < switches.size(); at++) {
            if (freePorts(at) > 0 && freeLanes(at) >= lanes) {
                return with(name, new Port(at, lanes, Optional.empty()));
            }
        }
        throw new IllegalArgumentException("fabric: no room for " + name + " with " + lanes + " lanes; "
                + switches.size() + " switches are full, add one");
    }

    /**
     * The fabric with one port in another domain and in no other.
     *
     * @throws UnknownName if nothing of that name is attached
     */
    public PcieFabric move(String name, String domain) {
        Port port = port(name);
        return with(name, new Port(port.at(), port.lanes(), Optional.of(domain)));
    }

    /**
     * The fabric with one port in no domain.
     *
     * @throws UnknownName if nothing of that name is attached
     */
    public PcieFabric isolate(String name) {
        Port port = port(name);
        return with(name, new Port(port.at(), port.lanes(), Optional.empty()));
    }

    /**
     * Whether one port can send to another.
     *
     * @throws UnknownName if nothing of one of the names is attached
     */
    public boolean reaches(String from, String to) {
        return port(from).domain().isPresent() && port(from).domain().equals(port(to).domain());
    }

    /**
     * How long a packet's first byte is under way inside the fabric: a hop for each switch it passes.
     *
     * @throws UnknownName if nothing of one of the names is attached
     */
    public SimTime latency(String from, String to) {
        int hops = Math.abs(port(from).at() - port(to).at()) + 1;
        return switches.get(0).hopLatency().times(hops);
    }

    /** Lanes of a switch that nothing uses. */
    public int freeLanes(int at) {
        int used = ports.values().stream()
                .filter(port -> port.at() == at)
                .mapToInt(Port::lanes)
                .sum();
        return switches.get(at).lanes() - used - neighbours(at) * UPLINK_LANES;
    }

    private int freePorts(int at) {
        long used = ports.values().stream().filter(port -> port.at() == at).count();
        return switches.get(at).ports() - (int) used - neighbours(at);
    }

    private int neighbours(int at) {
        return (at > 0 ? 1 : 0) + (at < switches.size() - 1 ? 1 : 0);
    }

    private Port port(String name) {
        Port port = ports.get(name);
        if (port == null) {
            throw new UnknownName("port of the fabric", name, new ArrayList<>(ports.keySet()));
        }
        return port;
    }

    private PcieFabric with(String name, Port port) {
        Map<String, Port> changed = new LinkedHashMap<>(ports);
        changed.put(name, port);
        return new PcieFabric(switches, changed);
    }
}
