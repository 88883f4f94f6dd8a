package io.github.teelab.experiment.hetee;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a box costs and how much of that is for security, from {@code data/tee/hetee_bill.csv}, which the user may edit.
 *
 * @param accelerator which of the bill's accelerators is in the box
 * @param accelerators how many, at least 1
 * @param proxies how many proxy nodes, at least 1
 * @param usd dollars by group of parts, in the bill's order
 * @param securityUsd dollars for parts that are there for security only
 */
public record BillOfMaterials(
        String accelerator, int accelerators, int proxies, Map<String, Double> usd, double securityUsd) {
    /** Where prices and counts stand. */
    public static final String FILE = "tee/hetee_bill.csv";

    /** The groups that every box has; all others are types of accelerators. */
    private static final List<String> GROUPS = List.of("controller", "proxies", "self-destruct", "backplane");

    /**
     * The bill of a box.
     *
     * @throws UnknownName if the bill has no such accelerator
     * @throws IllegalArgumentException if a number is out of range or a line of the file is wrong
     */
    public static BillOfMaterials of(String accelerator, int accelerators, int proxies) {
        if (accelerators < 1 || proxies < 1) {
            throw new IllegalArgumentException("box: got " + accelerators + " accelerators and " + proxies
                    + " proxies, allowed 1 or more of each");
        }
        if (!types().contains(accelerator)) {
            throw new UnknownName("accelerator in " + FILE, accelerator, types());
        }
        Map<String, Double> usd = new LinkedHashMap<>();
        double security = 0;
        for (Row row : DataFiles.table(FILE)) {
            String group = row.getString("group");
            if (!GROUPS.contains(group) && !group.equals(accelerator)) {
                continue;
            }
            double lineUsd =
                    row.getNumber("usd") * Math.ceil(row.getNumber("count") * each(row, accelerators, proxies));
            usd.merge(group, lineUsd, Double::sum);
            security += row.getString("security").equals("yes") ? lineUsd : 0;
        }
        return new BillOfMaterials(accelerator, accelerators, proxies, usd, security);
    }

    public BillOfMaterials {
        usd = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(usd));
    }

    /** The types of accelerator that the bill knows. */
    public static List<String> types() {
        List<String> names = new ArrayList<>();
        for (Row row : DataFiles.table(FILE)) {
            String group = row.getString("group");
            if (!GROUPS.contains(group) && !names.contains(group)) {
                names.add(group);
            }
        }
        return names;
    }

    private static int each(Row row, int accelerators, int proxies) {
        String each = row.getString("each");
        return switch (each) {
            case "box" -> 1;
            case "proxy" -> proxies;
            case "accelerator" -> accelerators;
            default ->
                throw new IllegalArgumentException(FILE + ", item " + row.getString("item") + ": got each \"" + each
                        + "\", allowed box, proxy or accelerator");
        };
    }

    /** All dollars. */
    public double totalUsd() {
        return usd.values().stream().mapToDouble(dollars -> dollars).sum();
    }

    /** Parts that are there for security only, in percent of all. */
    public double securityPercent() {
        return 100 * securityUsd / totalUsd();
    }

    /** A group's percent of all. */
    public double percent(String group) {
        return 100 * usd.get(group) / totalUsd();
    }

    /** One row for each group of parts: group, dollars, percent. */
    public Table table() {
        return Table.create(
                accelerators + " x " + accelerator + ", " + proxies + " proxies",
                StringColumn.create("group", usd.keySet()),
                DoubleColumn.create("cost (USD)", usd.values().stream().mapToDouble(dollars -> dollars)),
                DoubleColumn.create("share (%)", usd.keySet().stream().mapToDouble(this::percent)));
    }
}
