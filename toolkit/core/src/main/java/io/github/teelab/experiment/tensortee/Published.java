package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;

/** The figures of {@code papers/tensortee_adam.csv}, {@code papers/tensortee_models.csv} and {@code papers/tensortee_results.csv}. */
final class Published {
    static final String PAPER = Papers.TENSORTEE;

    private static final String ADAM = "papers/tensortee_adam.csv";
    private static final String MODELS = "papers/tensortee_models.csv";
    private static final String RESULTS = "papers/tensortee_results.csv";

    private Published() {}

    /** Normalised latency of Adam under a scheme that does not learn. */
    static double adam(int threads, String scheme) {
        return adamRow(threads, scheme).value();
    }

    static AdamRow adamRow(int threads, String scheme) {
        return rows(threads, scheme).get(0);
    }

    /** All rows of a scheme at so many threads, in the file's order. */
    static List<AdamRow> rows(int threads, String scheme) {
        List<AdamRow> rows = new ArrayList<>();
        for (Row row : DataFiles.table(ADAM)) {
            if (row.getNumber("threads") == threads && row.getString("scheme").equals(scheme)) {
                int iteration = row.isMissing("iteration") ? 0 : (int) row.getNumber("iteration");
                rows.add(new AdamRow(iteration, row.getNumber("normalised_latency"), role(row)));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    ADAM + ": no row of " + scheme + " at " + threads + " threads; restore the file");
        }
        return rows;
    }

    /** A figure of the results file beside the simulated one. */
    static Comparison result(String experiment, String quantity, double simulated) {
        for (Row row : DataFiles.table(RESULTS)) {
            if (row.getString("quantity").equals(quantity)) {
                return new Comparison(
                        PAPER,
                        experiment,
                        quantity,
                        row.getString("unit"),
                        row.getNumber("value"),
                        simulated,
                        role(row));
            }
        }
        throw new IllegalArgumentException(RESULTS + ": no row \"" + quantity + "\"; restore the file");
    }

    /** The models of Fig. 16, in the file's order; the row with their average is not among them. */
    static List<TrainedModel> models() {
        List<TrainedModel> models = new ArrayList<>();
        for (Row row : DataFiles.table(MODELS)) {
            if (!row.isMissing("batch")) {
                models.add(new TrainedModel(
                        row.getString("model"),
                        (int) row.getNumber("batch"),
                        row.getNumber("speedup_over_sgx_mgx"),
                        role(row)));
            }
        }
        return models;
    }

    /** The published value of a figure of the results file. */
    static double value(String quantity) {
        return result("", quantity, 0).published();
    }

    private static Comparison.Role role(Row row) {
        return Comparison.Role.named(row.getString("role"));
    }

    /**
     * One published latency.
     *
     * @param iteration step of the optimiser, 0 where it does not matter
     * @param value over the unprotected latency
     * @param role whether it may be fitted to
     */
    record AdamRow(int iteration, double value, Comparison.Role role) {}
}
