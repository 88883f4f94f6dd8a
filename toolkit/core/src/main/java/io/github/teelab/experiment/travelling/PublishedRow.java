package io.github.teelab.experiment.travelling;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.units.Bandwidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * One row of the slides' table, {@code papers/gpu_travelling.csv}.
 *
 * @param name as printed, such as {@code 4M}
 * @param number what the name says, in millions; empty for {@code Uncapped}
 * @param baseline the system that shares the dataset
 * @param travelling the system whose GPU travels
 * @param role whether a parameter may be fitted to it
 */
public record PublishedRow(
        String name, Optional<Double> number, Cells baseline, Cells travelling, Comparison.Role role) {
    /** Where it stands. */
    public static final String FILE = "papers/gpu_travelling.csv";

    /**
     * One system's cells.
     *
     * @param trainingSeconds time of training
     * @param transferSeconds time of transfer, "Tx"
     * @param transferPercent Tx percentage as printed
     */
    public record Cells(double trainingSeconds, double transferSeconds, double transferPercent) {
        /** Tx / (Tx + training) from the printed times, in percent. */
        public double recomputedPercent() {
            return 100 * transferSeconds / (transferSeconds + trainingSeconds);
        }

        /** Whether the printed percentage is the recomputed one rounded to its three decimals. */
        public boolean agrees() {
            return Math.round(1000 * recomputedPercent()) == Math.round(1000 * transferPercent);
        }

        /** Training and transfer together. */
        public double totalSeconds() {
            return trainingSeconds + transferSeconds;
        }
    }

    /** All rows, from the slowest network to the fastest. */
    public static List<PublishedRow> all() {
        List<PublishedRow> rows = new ArrayList<>();
        Table table = DataFiles.table(FILE);
        for (Row row : table) {
            rows.add(new PublishedRow(
                    row.getString("row"),
                    row.isMissing("cap_mbit_per_s") ? Optional.empty() : Optional.of(row.getNumber("cap_mbit_per_s")),
                    cells(row, "baseline"),
                    cells(row, "travelling"),
                    Comparison.Role.named(row.getString("role"))));
        }
        return rows;
    }

    /** The row that parameters may be fitted to. */
    public static PublishedRow uncapped() {
        return all().stream()
                .filter(row -> row.number().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(FILE + ": no row without a cap; restore the file"));
    }

    /** The rate cap that the row's name stands for, if names are rates in Mbit/s. */
    public Optional<Bandwidth> cap() {
        return number.map(Bandwidth::mbitPerSecond);
    }

    private static Cells cells(Row row, String system) {
        return new Cells(
                row.getNumber(system + "_training_s"),
                row.getNumber(system + "_tx_s"),
                row.getNumber(system + "_tx_percent"));
    }
}
