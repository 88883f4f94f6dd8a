package io.github.teelab.experiment.hetee;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.hetee.BatchLine;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.workload.job.Mode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Fits HETEE's parameters to the paper's runs with batches 4 and 64, and to nothing else.
 *
 * <p>Straight lines over the batch by least squares: computing for each net, preprocessing, cipher and transfer for all
 * nets together, inference and training apart. One number more, the hand-over at the proxy's port, by least squares of
 * the relative error of the throughput overhead, over those of the runs that it bears on (in the others receiving takes longer than
 * computing and hides it).
 */
public final class HeteeFit {
    private static final double PROBE_MS = 0.1;

    private final List<PublishedRun> runs = PublishedRun.forFitting();
    private final Map<String, BatchLine> lines = new LinkedHashMap<>();
    private final BoxCosts costs;

    private HeteeFit() {
        for (Mode mode : Mode.values()) {
            List<PublishedRun> ofMode =
                    runs.stream().filter(run -> run.mode() == mode).toList();
            lines.put(BoxCosts.lineName(mode, "preprocess"), line(ofMode, PublishedRun::preprocessMs));
            lines.put(BoxCosts.lineName(mode, "crypto"), line(ofMode, PublishedRun::cryptoMs));
            lines.put(BoxCosts.lineName(mode, "transfer"), line(ofMode, PublishedRun::transferMs));
            for (String net : BoxCosts.NETS) {
                List<PublishedRun> ofNet =
                        ofMode.stream().filter(run -> run.net().equals(net)).toList();
                lines.put(BoxCosts.lineName(mode, BoxCosts.computeName(net)), line(ofNet, PublishedRun::computeMs));
            }
        }
        BoxCosts fitted = BoxCosts.stored();
        for (Map.Entry<String, BatchLine> line : lines.entrySet()) {
            fitted = fitted.with(line.getKey() + "_fixed", line.getValue().fixedMs())
                    .with(line.getKey() + "_per_image", line.getValue().perImageMs());
        }
        costs = fitted.with("handover", handover(fitted));
    }

    /** The parameters as a table with columns parameter, value, unit, basis, fitted_to. */
    public static Table table() {
        return new HeteeFit().parameters();
    }

    /** What the fit misses of what it was fitted to: mode, net, batch, quantity, unit, published, fitted, miss. */
    public static Table residuals() {
        return new HeteeFit().misses();
    }

    private static BatchLine line(List<PublishedRun> points, ToDoubleFunction<PublishedRun> ms) {
        SimpleRegression regression = new SimpleRegression();
        points.forEach(run -> regression.addData(run.batch(), ms.applyAsDouble(run)));
        return new BatchLine(regression.getIntercept(), regression.getSlope());
    }

    /** The overhead is linear in the hand-over wherever the hand-over shows, so two rounds of the model give the line. */
    private double handover(BoxCosts withoutHandover) {
        double numerator = 0;
        double denominator = 0;
        for (PublishedRun run : runs) {
            double without = overhead(run, withoutHandover.with("handover", 0));
            double probed = overhead(run, withoutHandover.with("handover", PROBE_MS));
            double perMs = (probed - without) / PROBE_MS;
            if (perMs > 0) {
                double slope = perMs / run.throughputOverheadPercent();
                double rest = 1 - without / run.throughputOverheadPercent();
                numerator += slope * rest;
                denominator += slope * slope;
            }
        }
        return numerator / denominator;
    }

    private static double overhead(PublishedRun run, BoxCosts costs) {
        return Overheads.throughputPercent(Rounds.of(run.net(), run.mode(), run.batch(), Platforms.heteeBox())
                .costs(costs));
    }

    private Table parameters() {
        Table table = Table.create(
                "hetee",
                StringColumn.create("parameter"),
                DoubleColumn.create("value"),
                StringColumn.create("unit"),
                StringColumn.create("basis"),
                StringColumn.create("fitted_to"));
        String source = PublishedRun.FILE + " batches 4 and 64, ";
        lines.forEach((name, line) -> {
            add(table, name + "_fixed", line.fixedMs(), "ms", source + "stage times of Fig. 7");
            add(table, name + "_per_image", line.perImageMs(), "ms", source + "stage times of Fig. 7");
        });
        add(table, "handover", costs.handoverMs(), "ms", source + "throughput overheads of Fig. 8");
        return table;
    }

    private static void add(Table table, String name, double value, String unit, String source) {
        table.stringColumn("parameter").append(name);
        table.doubleColumn("value").append(rounded(value));
        table.stringColumn("unit").append(unit);
        table.stringColumn("basis").append("PUBLISHED");
        table.stringColumn("fitted_to").append(source);
    }

    private Table misses() {
        Table table = Table.create(
                "hetee_residuals",
                StringColumn.create("mode"),
                StringColumn.create("net"),
                IntColumn.create("batch"),
                StringColumn.create("quantity"),
                StringColumn.create("unit"),
                DoubleColumn.create("published"),
                DoubleColumn.create("fitted"),
                DoubleColumn.create("miss"));
        for (PublishedRun run : runs) {
            int batch = run.batch();
            BatchLine compute = costs.compute(run.mode(), run.net());
            miss(table, run, "compute", "ms", run.computeMs(), compute.ms(batch));
            miss(
                    table,
                    run,
                    "preprocess",
                    "ms",
                    run.preprocessMs(),
                    costs.preprocess(run.mode()).ms(batch));
            miss(
                    table,
                    run,
                    "crypto",
                    "ms",
                    run.cryptoMs(),
                    costs.crypto(run.mode()).ms(batch));
            miss(
                    table,
                    run,
                    "transfer",
                    "ms",
                    run.transferMs(),
                    costs.transfer(run.mode()).ms(batch));
            miss(table, run, "throughput overhead", "%", run.throughputOverheadPercent(), overhead(run, costs));
        }
        return table;
    }

    private static void miss(
            Table table, PublishedRun run, String quantity, String unit, double published, double fitted) {
        table.stringColumn("mode").append(run.mode().label());
        table.stringColumn("net").append(run.net());
        table.intColumn("batch").append(run.batch());
        table.stringColumn("quantity").append(quantity);
        table.stringColumn("unit").append(unit);
        table.doubleColumn("published").append(published);
        table.doubleColumn("fitted").append(rounded(fitted));
        table.doubleColumn("miss").append(rounded(fitted - published));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
