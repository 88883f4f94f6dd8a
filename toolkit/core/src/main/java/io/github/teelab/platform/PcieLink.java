package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A PCI Express link of one generation and width; rates are for one direction, and both directions run at once.
 *
 * <p>Not modelled: flow-control credits, acknowledgement packets and read completions; a copy reaches a measured share of
 * {@link #effectiveBandwidth()}.
 *
 * @param name its name, such as {@code pcie-gen5-x16}
 * @param parameters its parameters; see the catalog file {@code catalog/links.csv} for names and units
 */
public record PcieLink(String name, List<Parameter> parameters) implements Part {
    static final Schema CATALOG_SCHEMA = Schema.of("link")
            .need("generation", "generation")
            .need("GT/s", "lane_rate")
            .need("bits", "encoding_payload", "encoding_block")
            .need("B", "max_payload", "tlp_framing", "tlp_header")
            .need("ns", "latency");

    private static final Schema SCHEMA = CATALOG_SCHEMA.need("lanes", "lanes");

    /** Link widths of the PCI Express Base Specification, section "Link width and lane ordering" (x1 to x32). */
    private static final Set<Integer> WIDTHS = Set.of(1, 2, 4, 8, 12, 16, 32);

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public PcieLink {
        parameters = SCHEMA.check(name, parameters);
        checkLanes((int) parameters.stream()
                .filter(parameter -> parameter.name().equals("lanes"))
                .findFirst()
                .orElseThrow()
                .number());
    }

    static PcieLink ofLanes(String generation, List<Parameter> ofCatalog, int lanes) {
        checkLanes(lanes);
        List<Parameter> all = new ArrayList<>(ofCatalog);
        all.add(new Parameter(
                "lanes", Integer.toString(lanes), "lanes", Basis.ASSUMED, "width chosen for this platform"));
        return new PcieLink(generation + "-x" + lanes, all);
    }

    private static void checkLanes(int lanes) {
        if (!WIDTHS.contains(lanes)) {
            throw new IllegalArgumentException("lanes of a PCIe link: got " + lanes + ", allowed "
                    + new TreeSet<>(WIDTHS) + "; use the nearest of these");
        }
    }

    @Override
    public PartKind kind() {
        return PartKind.LINK;
    }

    @Override
    public PcieLink with(String parameter, double value) {
        List<Parameter> changed = SCHEMA.replace(parameters, parameter, Parameter.write(value));
        boolean width = parameter.equals("lanes");
        return new PcieLink(width ? name.replaceFirst("-x[0-9]+$", "-x" + (int) value) : name, changed);
    }

    public int generation() {
        return (int) number("generation");
    }

    public int lanes() {
        return (int) number("lanes");
    }

    /** Lane rate times lanes, less the line code (128b/130b). */
    public Bandwidth rawBandwidth() {
        double code = number("encoding_payload") / number("encoding_block");
        return new Bandwidth(number("lane_rate") * 1e9 * lanes() * code / 8);
    }

    /** The largest payload of one transaction-layer packet. */
    public Bytes maxPayload() {
        return Bytes.of((long) number("max_payload"));
    }

    /** Framing, header and link CRC of one memory-write packet. */
    public Bytes packetOverhead() {
        return Bytes.of((long) (number("tlp_framing") + number("tlp_header")));
    }

    /** What memory writes with full packets carry: raw rate times payload / (payload + packet overhead). */
    public Bandwidth effectiveBandwidth() {
        double payload = maxPayload().value();
        return rawBandwidth().times(payload / (payload + packetOverhead().value()));
    }

    /** Time of the first byte from end to end. */
    public SimTime latency() {
        return SimTime.ns(number("latency"));
    }
}
