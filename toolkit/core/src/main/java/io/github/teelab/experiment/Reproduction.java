package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import io.github.teelab.report.HtmlReport;
import io.github.teelab.report.Progress;
import io.github.teelab.report.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** The experiments of one or more papers, run. */
public final class Reproduction {
    /**
     * A paper whose experiments have been run.
     *
     * @param paper the paper
     * @param experiments its experiments, in its order
     */
    record PaperRun(Paper paper, List<Experiment> experiments) {
        List<Comparison> comparisons() {
            return experiments.stream()
                    .flatMap(experiment -> experiment.comparisons().stream())
                    .toList();
        }
    }

    private final List<PaperRun> runs;

    private Reproduction(List<PaperRun> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Runs every experiment of the papers, as many at once as there are processors; the results do not depend on it. */
    public static Reproduction of(List<Paper> papers) {
        return of(papers, Progress.none());
    }

    /** Runs every experiment of the papers and shows which ones are running. */
    public static Reproduction of(List<Paper> papers, Progress progress) {
        List<Planned> planned = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Paper paper : papers) {
            List<Supplier<Experiment>> experiments = paper.experiments();
            counts.add(experiments.size());
            for (int i = 0; i < experiments.size(); i++) {
                String name = paper.id() + " " + (i + 1) + " of " + experiments.size();
                planned.add(Planned.of(experiments.get(i), name));
            }
        }
        List<Experiment> done = Schedule.run(planned, progress);
        List<PaperRun> runs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < papers.size(); i++) {
            int to = from + counts.get(i);
            runs.add(new PaperRun(papers.get(i), List.copyOf(done.subList(from, to))));
            from = to;
        }
        return new Reproduction(runs);
    }

    /** Every figure with its published value, in the order of the experiments. */
    public List<Comparison> comparisons() {
        return runs.stream().flatMap(run -> run.comparisons().stream()).toList();
    }

    /**
     * All figures in full: columns paper, experiment, quantity, unit, published, simulated, error_pct, role. The error is
     * missing where the published value is 0 and the simulated one is not.
     */
    public Table table() {
        return ComparisonTables.full(comparisons());
    }

    /**
     * One table for each paper with figures, rounded for reading: experiment, quantity, unit, published, simulated, error,
     * and role. Where figures are percentages themselves, column {@code points} has the difference in percentage points.
     */
    public List<Table> tables() {
        return runs.stream()
                .filter(run -> !run.comparisons().isEmpty())
                .map(run -> ComparisonTables.readable(run.paper().title(), run.comparisons()))
                .toList();
    }

    /**
     * One row for each paper and role: figures, how many are within 5, 10 and 25 % of the published value, median and
     * largest absolute error. Figures without an error ({@link Comparison#errorPercent}) are in no such count.
     * Percentages are judged like all others, by their relative error, which is the stricter for small ones; the last
     * column is the median of their differences in percentage points.
     */
    public Table summary() {
        Table table = ComparisonTables.summary("summary", "paper");
        runs.forEach(run ->
                ComparisonTables.summarise(table, run.comparisons(), run.paper().id()));
        return table;
    }

    /** {@link #summary} with one row for each experiment and role. */
    public Table summaryByExperiment() {
        Table table = ComparisonTables.summary("summary by experiment", "paper", "experiment");
        for (PaperRun run : runs) {
            for (Experiment experiment : run.experiments()) {
                ComparisonTables.summarise(
                        table, experiment.comparisons(), run.paper().id(), experiment.name());
            }
        }
        return table;
    }

    /** All pictures. */
    public List<Chart> charts() {
        return runs.stream()
                .flatMap(run -> run.experiments().stream())
                .flatMap(experiment -> experiment.charts().stream())
                .toList();
    }

    /** Summary, tables and interactive charts on one page that needs no network. */
    public HtmlReport report() {
        return ReproductionReport.of(runs, summary());
    }

    /**
     * Writes {@code report.html} and {@code figures.csv}.
     *
     * @param folder an existing folder
     */
    public void write(Path folder) {
        report().write(folder.resolve("report.html"));
        Tables.csv(table(), folder.resolve("figures.csv"));
    }
}
