package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import io.github.teelab.report.HtmlReport;
import io.github.teelab.report.Tables;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** The page of a reproduction: summary, contents, then each paper's experiments with their charts and figures. */
final class ReproductionReport {
    private static final int DIGITS = 3;
    private static final String HOW_TO_READ = """
            Each figure that a paper publishes stands beside the one that Teelab simulates. The role says whether a parameter \
            was fitted to it (calibrate) or nothing was (predict); only predictions show that a model is right. Errors are \
            relative to the published figure; where that is a percentage itself, the difference in percentage points is \
            given as well.""";

    private ReproductionReport() {}

    static HtmlReport of(List<Reproduction.PaperRun> runs, Table summary) {
        HtmlReport report = HtmlReport.titled("Teelab: published and simulated")
                .prose(HOW_TO_READ)
                .table(Tables.rounded(summary, DIGITS), "How far the simulated figures are from the published ones")
                .contents();
        for (Reproduction.PaperRun run : runs) {
            report = paper(report.section(run.paper().title()), run);
        }
        return report;
    }

    private static HtmlReport paper(HtmlReport above, Reproduction.PaperRun run) {
        HtmlReport report = above;
        for (Experiment experiment : run.experiments()) {
            report = report.subsection(capitalised(experiment.name())).prose(experiment.about());
            for (Chart chart : experiment.charts()) {
                report = report.chart(chart);
            }
            if (!experiment.comparisons().isEmpty()) {
                Table figures = experiment.table();
                report = report.table(figures.removeColumns("experiment"), "Published and simulated");
            }
        }
        return report;
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
