package io.github.teelab.tee;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Platform;
import io.github.teelab.units.UnknownName;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The stored copy laws, with confidential computing off or on. */
public final class CopyLaws {
    /** Where they are stored. */
    public static final String FILE = "calibration/h100_copies.csv";

    private static final List<String> SETTINGS = List.of("off", "on");

    private CopyLaws() {}

    /**
     * The stored curves on a machine.
     *
     * @param confidential {@code "off"} or {@code "on"}
     * @throws IllegalArgumentException if the machine has no link, or lacks what a limiting part's rate needs, or the file
     *     lacks a kind of copy that it has in the other setting
     */
    public static CopyCurves on(Platform machine, String confidential) {
        Map<Transfer, List<CopyLaw>> laws = new EnumMap<>(Transfer.class);
        Table table = DataFiles.table(FILE);
        for (Row row : table) {
            if (!SETTINGS.contains(row.getString("confidential"))) {
                throw new UnknownName("setting in " + FILE, row.getString("confidential"), SETTINGS);
            }
            if (row.getString("confidential").equals(confidential)) {
                laws.computeIfAbsent(Transfer.ofLabel(row.getString("copy")), key -> new ArrayList<>())
                        .add(law(row));
            }
        }
        for (Row row : table) {
            if (!laws.containsKey(Transfer.ofLabel(row.getString("copy")))) {
                throw new IllegalArgumentException(FILE + ": no curve for " + row.getString("copy")
                        + " with confidential " + confidential + "; restore that line");
            }
        }
        return CopyCurves.of(machine, laws);
    }

    private static CopyLaw law(Row row) {
        return new CopyLaw(
                (long) row.getNumber("up_to_bytes"),
                row.getNumber("least_ns"),
                row.getNumber("setup_ns"),
                (long) row.getNumber("ramp_bytes"),
                row.getNumber("ramp_ns_per_byte"),
                LimitingPart.ofLabel(row.getString("limited_by")),
                row.getNumber("efficiency"),
                row.getNumber("cold_ns_per_byte"),
                row.getNumber("fade_octaves"),
                row.getNumber("link_efficiency"),
                row.getString("fitted_to"));
    }
}
