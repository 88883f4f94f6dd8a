package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import io.github.teelab.report.HtmlReport;
import io.github.teelab.report.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The experiments of one or more papers, run. */
public final class Reproduction {
    private final List<Paper> papers;
    private final List<List<Experiment>> experiments;

    private Reproduction(List<Paper> papers, List<List<Experiment>> experiments) {
        this.papers = papers;
        this.experiments = experiments;
    }

    /** Runs every experiment of the papers, as many at once as there are processors; the results do not depend on it. */
    public static Reproduction of(List<Paper> papers) {
        List<List<Supplier<Experiment>>> planned =
                papers.stream().map(Paper::experiments).toList();
        Iterator<Experiment> done = planned.stream().flatMap(List::stream).toList().parallelStream()
                .map(Supplier::get)
                .toList()
                .iterator();
        List<List<Experiment>> experiments = new ArrayList<>();
        for (List<Supplier<Experiment>> ofPaper : planned) {
            experiments.add(ofPaper.stream().map(any -> done.next()).toList());
        }
        return new Reproduction(List.copyOf(papers), experiments);
    }

    /** Every figure with its published value, in the order of the experiments. */
    public List<Comparison> comparisons() {
        return experiments.stream()
                .flatMap(List::stream)
                .flatMap(experiment -> experiment.comparisons().stream())
                .toList();
    }

    /** Columns paper, experiment, quantity, unit, published, simulated, error_pct, role. */
    public Table table() {
        return table("published and simulated", comparisons());
    }

    /** One row for each experiment: figures, median and largest absolute error, how many within 10 %, by role. */
    public Table summary() {
        Table table = Table.create(
                "summary",
                StringColumn.create("paper"),
                StringColumn.create("experiment"),
                StringColumn.create("role"),
                IntColumn.create("figures"),
                DoubleColumn.create("median error (%)"),
                DoubleColumn.create("largest error (%)"),
                IntColumn.create("within 10 %"));
        for (int i = 0; i < papers.size(); i++) {
            for (Experiment experiment : experiments.get(i)) {
                for (Comparison.Role role : Comparison.Role.values()) {
                    summarise(table, papers.get(i), experiment, comparison -> comparison.role() == role);
                }
            }
        }
        return table;
    }

    private static void summarise(Table table, Paper paper, Experiment experiment, Predicate<Comparison> chosen) {
        List<Comparison> rows = experiment.comparisons().stream().filter(chosen).toList();
        if (rows.isEmpty()) {
            return;
        }
        DescriptiveStatistics errors = new DescriptiveStatistics();
        rows.forEach(row -> errors.addValue(Math.abs(row.errorPercent())));
        table.stringColumn("paper").append(paper.id());
        table.stringColumn("experiment").append(experiment.name());
        table.stringColumn("role").append(role(rows.get(0)));
        table.intColumn("figures").append(rows.size());
        table.doubleColumn("median error (%)").append(errors.getPercentile(50));
        table.doubleColumn("largest error (%)").append(errors.getMax());
        table.intColumn("within 10 %").append((int)
                rows.stream().filter(row -> Math.abs(row.errorPercent()) <= 10).count());
    }

    /** All pictures. */
    public List<Chart> charts() {
        return experiments.stream()
                .flatMap(List::stream)
                .flatMap(experiment -> experiment.charts().stream())
                .toList();
    }

    /** Tables and interactive charts on one page that needs no network. */
    public HtmlReport report() {
        HtmlReport report = HtmlReport.titled("Teelab: published and simulated")
                .table(Tables.rounded(summary(), 3), "How far the model is from the published figures");
        for (int i = 0; i < papers.size(); i++) {
            for (Experiment experiment : experiments.get(i)) {
                report = report.section(papers.get(i).title() + ": " + experiment.name(), experiment.about());
                for (Chart chart : experiment.charts()) {
                    report = report.chart(chart);
                }
                if (!experiment.comparisons().isEmpty()) {
                    report = report.table(Tables.rounded(table(experiment.name(), experiment.comparisons()), 4));
                }
            }
        }
        return report;
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

    private static Table table(String name, List<Comparison> rows) {
        return Table.create(
                name,
                StringColumn.create("paper", rows.stream().map(Comparison::paper)),
                StringColumn.create("experiment", rows.stream().map(Comparison::experiment)),
                StringColumn.create("quantity", rows.stream().map(Comparison::quantity)),
                StringColumn.create("unit", rows.stream().map(Comparison::unit)),
                DoubleColumn.create("published", rows.stream().mapToDouble(Comparison::published)),
                DoubleColumn.create("simulated", rows.stream().mapToDouble(Comparison::simulated)),
                DoubleColumn.create("error_pct", rows.stream().mapToDouble(Comparison::errorPercent)),
                StringColumn.create("role", rows.stream().map(Reproduction::role)));
    }

    private static String role(Comparison comparison) {
        return comparison.role().name().toLowerCase(Locale.ROOT);
    }
}
