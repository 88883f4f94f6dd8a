package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.Row;

/** The abstract's ranges, {@code papers/fastrack.csv}. */
final class Published {
    private static final String FILE = "papers/fastrack.csv";

    private Published() {}

    /**
     * The ends of a published range beside the least and largest simulated figure.
     *
     * @param quantity as the file names it
     */
    static List<Comparison> range(String experiment, String quantity, Extreme least, Extreme largest) {
        Row row = row(quantity);
        return List.of(
                comparison(experiment, quantity + ", least: " + least.where(), row, "low", least.value()),
                comparison(experiment, quantity + ", largest: " + largest.where(), row, "high", largest.value()));
    }

    /** A published largest figure beside the simulated one. */
    static Comparison largest(String experiment, String quantity, Extreme largest) {
        return comparison(experiment, quantity + ": " + largest.where(), row(quantity), "high", largest.value());
    }

    /** The upper end of a published range. */
    static double end(String quantity) {
        return row(quantity).getNumber("high");
    }

    private static Comparison comparison(String experiment, String quantity, Row row, String end, double simulated) {
        return new Comparison(
                Papers.FASTRACK,
                experiment,
                quantity,
                row.getString("unit"),
                row.getNumber(end),
                simulated,
                Comparison.Role.named(row.getString("role")));
    }

    private static Row row(String quantity) {
        for (Row row : DataFiles.table(FILE)) {
            if (row.getString("quantity").equals(quantity)) {
                return row;
            }
        }
        throw new IllegalArgumentException(FILE + ": no row \"" + quantity + "\"; restore the file");
    }

    /**
     * The least or largest of several figures.
     *
     * @param where the setting or workload that has it
     * @param value the figure
     */
    record Extreme(String where, double value) {
        static Extreme least(List<Extreme> all) {
            return all.stream().min(Comparator.comparingDouble(Extreme::value)).orElseThrow();
        }

        static Extreme largest(List<Extreme> all) {
            return all.stream().max(Comparator.comparingDouble(Extreme::value)).orElseThrow();
        }

        static List<Extreme> none() {
            return new ArrayList<>();
        }
    }
}
