package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * One experiment that has been run.
 *
 * @param name its name, such as {@code copy bandwidth}
 * @param about what it shows and what was fitted, in a sentence or two
 * @param comparisons its figures
 * @param charts its pictures
 */
public record Experiment(String name, String about, List<Comparison> comparisons, List<Chart> charts) {
    public Experiment {
        comparisons = List.copyOf(comparisons);
        charts = List.copyOf(charts);
    }

    /** Its figures for reading: published, simulated, error, role. */
    public Table table() {
        return ComparisonTables.readable(name, comparisons);
    }
}
