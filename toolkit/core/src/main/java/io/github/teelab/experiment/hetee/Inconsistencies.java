package io.github.teelab.experiment.hetee;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.units.UnknownName;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Where the HETEE paper's sentences, figures and tables do not agree with each other; all computed from the data files. */
public final class Inconsistencies {
    private static final String CLAIMS = "papers/hetee_claims.csv";
    private static final String TABLE_3 = "papers/hetee_table3.csv";
    private static final int AVERAGED_BATCH = 8;

    private Inconsistencies() {}

    /**
     * One statement of the paper and what its other parts say.
     *
     * @param statement what is said and where
     * @param unit of both numbers
     * @param said the number said
     * @param found the same from another part of the paper
     * @param from which part that is
     */
    public record Finding(String statement, String unit, double said, double found, String from) {}

    /** One row for each finding: statement, unit, said, found, from. */
    public static Table table() {
        List<Finding> findings = findings();
        return Table.create(
                "the paper against itself",
                StringColumn.create("statement", findings.stream().map(Finding::statement)),
                StringColumn.create("unit", findings.stream().map(Finding::unit)),
                DoubleColumn.create("said", findings.stream().mapToDouble(Finding::said)),
                DoubleColumn.create("found", findings.stream().mapToDouble(Finding::found)),
                StringColumn.create("from", findings.stream().map(Finding::from)));
    }

    /** The findings. */
    public static List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        String largest = "training throughput overhead of ResNet152 at most";
        findings.add(new Finding(
                largest + " (text)",
                "%",
                claim(largest),
                max(run -> run.mode() == Mode.TRAINING && run.net().equals("ResNet152")),
                "Fig. 8, largest bar"));
        for (Mode mode : Mode.values()) {
            findings.add(average(mode, "throughput", PublishedRun::throughputOverheadPercent));
            findings.add(average(mode, "latency", PublishedRun::latencyOverheadPercent));
        }
        findings.add(tableAgainstFigure("ResNet50", 16));
        findings.add(gain("HETEE with two GPUs over HETEE with one", "gpus_2"));
        findings.add(gain("HETEE with four GPUs over HETEE with one", "gpus_4"));
        findings.add(new Finding(
                "security share with V100 (text and Fig. 9)",
                "%",
                claim("security share with V100"),
                BillOfMaterials.of("V100", 16, 4).securityPercent(),
                "the paper's prices"));
        findings.add(new Finding(
                "security share with V100 (text and Fig. 9)",
                "%",
                claim("security share with V100"),
                sumOfLabels("V100"),
                "sum of the rounded labels in Fig. 9"));
        findings.add(new Finding(
                "security share with TITAN X (text and Fig. 9)",
                "%",
                claim("security share with TITAN X"),
                BillOfMaterials.of("TITAN X", 16, 4).securityPercent(),
                "the paper's prices"));
        findings.add(new Finding(
                "latency overhead of the 50 runs: largest distance of a label from its own stage times",
                "points",
                0,
                PublishedRun.all().stream()
                        .mapToDouble(run -> Math.abs(run.latencyOverheadOfStages() - run.latencyOverheadPercent()))
                        .max()
                        .orElseThrow(),
                "Fig. 7, (crypto + transfer) / (compute + preprocess)"));
        return findings;
    }

    private static Finding average(Mode mode, String what, ToDoubleFunction<PublishedRun> percent) {
        String claim = mode.label() + " " + what + " overhead at batch 8 on average";
        double found = PublishedRun.all().stream()
                .filter(run -> run.mode() == mode && run.batch() == AVERAGED_BATCH)
                .mapToDouble(percent)
                .average()
                .orElseThrow();
        return new Finding(claim + " (text)", "%", claim(claim), found, "mean of the five bars");
    }

    /** Table III normalises to the baseline, so its one-GPU cell and the throughput overhead say the same. */
    private static Finding tableAgainstFigure(String net, int batch) {
        double overhead = PublishedRun.all().stream()
                .filter(run -> run.mode() == Mode.INFERENCE && run.net().equals(net) && run.batch() == batch)
                .mapToDouble(PublishedRun::throughputOverheadPercent)
                .findFirst()
                .orElseThrow();
        double cell = 0;
        for (Row row : DataFiles.table(TABLE_3)) {
            if (row.getString("net").equals(net)
                    && row.getInt("batch") == batch
                    && row.getString("system").equals("HETEE")) {
                cell = row.getNumber("gpus_1");
            }
        }
        return new Finding(
                net + " at batch " + batch + ", HETEE with one GPU (Table III)",
                "x",
                cell,
                1 / (1 + overhead / 100),
                "Fig. 8, 1 / (1 + overhead)");
    }

    /** The mean over the three rows of averages. */
    private static Finding gain(String claim, String column) {
        double sum = 0;
        int rows = 0;
        for (Row row : DataFiles.table(TABLE_3)) {
            if (row.getString("net").equals("average")
                    && row.getString("system").equals("HETEE")) {
                sum += row.getNumber(column) / row.getNumber("gpus_1");
                rows++;
            }
        }
        return new Finding(claim + " (text)", "x", claim(claim), sum / rows, "Table III, mean of its average rows");
    }

    private static double sumOfLabels(String gpu) {
        for (Row row : DataFiles.table("papers/hetee_cost_shares.csv")) {
            if (row.getString("gpu").equals(gpu)) {
                return row.getNumber("controller_pct")
                        + row.getNumber("proxies_pct")
                        + row.getNumber("self_destruct_pct");
            }
        }
        throw new IllegalArgumentException("papers/hetee_cost_shares.csv: no row \"" + gpu + "\"; restore the file");
    }

    private static double max(Predicate<PublishedRun> chosen) {
        return PublishedRun.all().stream()
                .filter(chosen)
                .mapToDouble(PublishedRun::throughputOverheadPercent)
                .max()
                .orElseThrow();
    }

    private static double claim(String name) {
        List<String> known = new ArrayList<>();
        for (Row row : DataFiles.table(CLAIMS)) {
            if (row.getString("claim").equals(name)) {
                return row.getNumber("value");
            }
            known.add(row.getString("claim"));
        }
        throw new UnknownName("claim in " + CLAIMS, name, known);
    }
}
