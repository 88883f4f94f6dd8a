package io.github.teelab.memory.tensor;

import io.github.teelab.platform.Parameters;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Bits on the chip, from the fields of each structure.
 *
 * @param parameters named as in {@code data/memory/tenanalyzer.csv}
 */
public record TableBudget(Parameters parameters) {
    private static final double BITS_PER_KIB = 8 * 1024.0;

    /** The budget of the sizes in the data file. */
    public static TableBudget published() {
        return new TableBudget(Parameters.read("memory/tenanalyzer.csv"));
    }

    /** Address, dimensions, stride, version, MAC and flags of one Meta Table entry. */
    public double tableEntryBits() {
        return bits("address_bits")
                + bits("dimension_bits")
                + bits("stride_bits")
                + bits("version_bits")
                + bits("mac_bits")
                + bits("flag_bits");
    }

    /** Addresses, one version and one MAC of one Tensor Filter entry. */
    public double filterEntryBits() {
        return bits("filter_addresses") * bits("address_bits") + bits("version_bits") + bits("mac_bits");
    }

    /** Everything together, KiB. */
    public double totalKib() {
        return (bits("table_entries") * tableEntryBits()
                                + bits("filter_entries") * filterEntryBits()
                                + bits("poison_bits"))
                        / BITS_PER_KIB
                + bits("bitmap_cache");
    }

    /** One row for each structure: entries, bits of one, KiB. */
    public Table table() {
        int[] entries = {(int) bits("table_entries"), (int) bits("filter_entries"), 1, (int) bits("poison_bits")};
        int[] each = {(int) tableEntryBits(), (int) filterEntryBits(), (int) (bits("bitmap_cache") * BITS_PER_KIB), 1};
        return Table.create(
                "bits on the chip",
                StringColumn.create("structure", "Meta Table", "Tensor Filter", "bitmap cache", "poison bits (NPU)"),
                IntColumn.create("entries", entries),
                IntColumn.create("bits of an entry", each),
                DoubleColumn.create(
                        "KiB",
                        IntStream.range(0, entries.length)
                                .mapToDouble(i -> (double) entries[i] * each[i] / BITS_PER_KIB)));
    }

    private double bits(String parameter) {
        return parameters.number(parameter);
    }
}
