package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import java.util.List;

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
}
