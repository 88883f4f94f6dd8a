package io.github.teelab.platform;

import io.github.teelab.units.UnknownName;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Known parts by name. Immutable.
 *
 * <p>{@link #standard()} reads {@code data/catalog/*.csv}, in long form: one line for each parameter of each device, with
 * unit, basis and source. {@code -Dteelab.data=DIRECTORY} puts a user's own {@code catalog/gpus.csv} (or another) in
 * place of the packed one; {@link #with} adds or replaces a single part.
 */
public final class Catalog {
    private final Map<PartKind, Map<String, List<Parameter>>> parts;

    private Catalog(Map<PartKind, Map<String, List<Parameter>>> parts) {
        this.parts = parts;
    }

    /** The packed files, which cannot change while the toolkit runs. */
    private static final class Packed {
        static final Catalog CATALOG = read();
    }

    /**
     * The catalog files. Where a user's own directory is named they are read anew, so that a change on disk is seen by the
     * next call.
     *
     * @throws IllegalArgumentException if a line is malformed; the message names file, line, field and what is allowed
     */
    public static Catalog standard() {
        return DataFiles.hasOwnDirectory() ? read() : Packed.CATALOG;
    }

    private static Catalog read() {
        Map<PartKind, Map<String, List<Parameter>>> parts = new EnumMap<>(PartKind.class);
        for (PartKind kind : PartKind.values()) {
            parts.put(kind, CatalogReader.read(kind));
        }
        return new Catalog(parts);
    }

    /**
     * This catalog with a part added, or put in place of the one with the same kind and name.
     *
     * @throws IllegalArgumentException if {@code part} is a link: links are looked up by generation and width
     */
    public Catalog with(Part part) {
        if (part.kind() == PartKind.LINK) {
            throw new IllegalArgumentException("catalog: got link \"" + part.name()
                    + "\", allowed every other kind; pass a link to Platform's link(...) directly");
        }
        Map<PartKind, Map<String, List<Parameter>>> more = new EnumMap<>(parts);
        Map<String, List<Parameter>> ofKind = new LinkedHashMap<>(parts.get(part.kind()));
        ofKind.put(part.name(), part.parameters());
        more.put(part.kind(), ofKind);
        return new Catalog(more);
    }

    /** @throws UnknownName if there is no CPU of that name */
    public Cpu cpu(String name) {
        return new Cpu(name, parameters(PartKind.CPU, name));
    }

    /** @throws UnknownName if there is no GPU of that name */
    public Gpu gpu(String name) {
        return new Gpu(name, parameters(PartKind.GPU, name));
    }

    /** @throws UnknownName if there is no NPU of that name */
    public Npu npu(String name) {
        return new Npu(name, parameters(PartKind.NPU, name));
    }

    /** @throws UnknownName if there is no FPGA of that name */
    public Fpga fpga(String name) {
        return new Fpga(name, parameters(PartKind.FPGA, name));
    }

    /** @throws UnknownName if there is no memory of that name */
    public Dram memory(String name) {
        return new Dram(name, parameters(PartKind.MEMORY, name));
    }

    /**
     * A link of a generation and width.
     *
     * @param name the generation, such as {@code pcie-gen5}
     * @param lanes 1, 2, 4, 8, 12, 16 or 32
     * @throws UnknownName if there is no generation of that name
     * @throws IllegalArgumentException if no PCI Express link has that many lanes
     */
    public PcieLink link(String name, int lanes) {
        return PcieLink.ofLanes(name, parameters(PartKind.LINK, name), lanes);
    }

    /** @throws UnknownName if there is no switch of that name */
    public PcieSwitch pcieSwitch(String name) {
        return new PcieSwitch(name, parameters(PartKind.SWITCH, name));
    }

    /** The names of all parts of a kind, in catalog order. */
    public List<String> names(PartKind kind) {
        return List.copyOf(parts.get(kind).keySet());
    }

    /**
     * Every entry: columns device, kind, parameter, value (the number; missing for a word), text (the value as written),
     * unit, basis, source.
     */
    public Table table() {
        Table table = Table.create(
                "catalog",
                StringColumn.create("device"),
                StringColumn.create("kind"),
                StringColumn.create("parameter"),
                DoubleColumn.create("value"),
                StringColumn.create("text"),
                StringColumn.create("unit"),
                StringColumn.create("basis"),
                StringColumn.create("source"));
        parts.forEach((kind, devices) -> devices.forEach(
                (device, parameters) -> parameters.forEach(parameter -> append(table, kind, device, parameter))));
        return table;
    }

    private static void append(Table table, PartKind kind, String device, Parameter parameter) {
        table.stringColumn("device").append(device);
        table.stringColumn("kind").append(kind.label());
        table.stringColumn("parameter").append(parameter.name());
        if (parameter.unit().equals(Parameter.WORD)) {
            table.doubleColumn("value").appendMissing();
        } else {
            table.doubleColumn("value").append(parameter.number());
        }
        table.stringColumn("text").append(parameter.value());
        table.stringColumn("unit").append(parameter.unit());
        table.stringColumn("basis").append(parameter.basis().name());
        table.stringColumn("source").append(parameter.source());
    }

    private List<Parameter> parameters(PartKind kind, String name) {
        Map<String, List<Parameter>> ofKind = parts.get(kind);
        List<Parameter> found = ofKind.get(name);
        if (found == null) {
            Collection<String> known = ofKind.keySet();
            throw new UnknownName(kind.label(), name, known);
        }
        return found;
    }
}
