package io.github.teelab.experiment.travelling;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The slides' table beside the simulated one: transfer, its share of the whole, and what travelling wins end to end.
 *
 * @param meaning what the rows' names stand for
 * @param rows the published rows, each with what was simulated
 */
public record TransferTable(RowMeaning meaning, List<Line> rows) {
    private static final String TRANSFER = "transfer of one chunk";

    /**
     * A row and its simulation.
     *
     * @param published as printed
     * @param baselineSeconds simulated transfer when the dataset is shared
     * @param travellingSeconds simulated transfer when the GPU travels
     * @param trainingSeconds simulated training
     */
    public record Line(
            PublishedRow published, double baselineSeconds, double travellingSeconds, double trainingSeconds) {
        double baselinePercent() {
            return 100 * baselineSeconds / (baselineSeconds + trainingSeconds);
        }

        double travellingPercent() {
            return 100 * travellingSeconds / (travellingSeconds + trainingSeconds);
        }
    }

    public TransferTable {
        rows = List.copyOf(rows);
    }

    /** The table as the paper's workload and the fitted system give it. */
    public static TransferTable of(RowMeaning meaning) {
        return of(meaning, Travelling.on(Platforms.h100Node()));
    }

    /** The table as a system of the caller's own gives it. */
    public static TransferTable of(RowMeaning meaning, Travelling system) {
        CollaborativeTraining training = CollaborativeTraining.gpt2();
        double trainingSeconds = training.trainPs(training.chunk().value()) * 1e-12;
        return new TransferTable(
                meaning,
                PublishedRow.all().stream()
                        .map(row -> new Line(
                                row,
                                meaning.baselineSeconds(system, row, training),
                                meaning.travellingSeconds(system, row, training),
                                trainingSeconds))
                        .toList());
    }

    /** Published and simulated transfer times, five of each system. */
    public List<Comparison> transfers() {
        List<Comparison> all = new ArrayList<>();
        for (Line line : rows) {
            PublishedRow row = line.published();
            all.add(comparison(
                    TRANSFER,
                    "dataset sharing, " + row.name(),
                    "s",
                    row.baseline().transferSeconds(),
                    line.baselineSeconds(),
                    row));
        }
        for (Line line : rows) {
            PublishedRow row = line.published();
            all.add(comparison(
                    TRANSFER,
                    "GPU travelling, " + row.name(),
                    "s",
                    row.travelling().transferSeconds(),
                    line.travellingSeconds(),
                    row));
        }
        return all;
    }

    /** Columns system and row, published (s), simulated (s), error (%), role. */
    public Table table() {
        List<Comparison> all = transfers();
        return Table.create(
                "transfer of one chunk, rows read as " + meaning.text(),
                StringColumn.create("system and row", all.stream().map(Comparison::quantity)),
                DoubleColumn.create("published (s)", all.stream().mapToDouble(Comparison::published)),
                DoubleColumn.create("simulated (s)", all.stream().mapToDouble(Comparison::simulated)),
                DoubleColumn.create("error (%)", all.stream().mapToDouble(Comparison::errorPercent)),
                StringColumn.create(
                        "role", all.stream().map(one -> one.role().name().toLowerCase(Locale.ROOT))));
    }

    /** Published and simulated shares of the transfer, and ratios of whole runs. */
    List<Comparison> wholes() {
        List<Comparison> all = new ArrayList<>();
        for (Line line : rows) {
            PublishedRow row = line.published();
            all.add(comparison(
                    "share of transfer",
                    "dataset sharing, " + row.name(),
                    "percent",
                    row.baseline().transferPercent(),
                    line.baselinePercent(),
                    row));
            all.add(comparison(
                    "share of transfer",
                    "GPU travelling, " + row.name(),
                    "percent",
                    row.travelling().transferPercent(),
                    line.travellingPercent(),
                    row));
            all.add(comparison(
                    "share of transfer",
                    "whole run, dataset sharing over GPU travelling, " + row.name(),
                    "x",
                    row.baseline().totalSeconds() / row.travelling().totalSeconds(),
                    (line.baselineSeconds() + line.trainingSeconds())
                            / (line.travellingSeconds() + line.trainingSeconds()),
                    row));
        }
        return all;
    }

    private static Comparison comparison(
            String experiment, String quantity, String unit, double published, double simulated, PublishedRow row) {
        return new Comparison(Papers.GPU_TRAVELLING, experiment, quantity, unit, published, simulated, row.role());
    }

    static Experiment transferExperiment() {
        TransferTable table = of(RowMeaning.RATE_CAP);
        return new Experiment(
                TRANSFER,
                "Rows read as network rate caps. The two systems' Uncapped cells are all that was fitted. The table's 100M"
                        + " cell lies above what its neighbours allow, so the model falls 14 % short of it. Nothing in a"
                        + " journey hangs on the cap, but for one message that hands over the key: the five travelling"
                        + " cells are five readings of one quantity that scatter by 2.3 %, and the one that was fitted"
                        + " to is the least of them.",
                table.transfers(),
                List.of(table.chart()));
    }

    static Experiment wholeExperiment() {
        return new Experiment(
                "share of transfer",
                "Training takes what the Uncapped row says, in every row.",
                of(RowMeaning.RATE_CAP).wholes(),
                List.of());
    }

    /** Transfer over the cap: published points, simulated lines; the row without a cap is left out. */
    public Chart chart() {
        List<Line> capped = rows.stream()
                .filter(line -> line.published().number().isPresent())
                .toList();
        double[] caps = capped.stream()
                .mapToDouble(line -> line.published().number().orElseThrow())
                .toArray();
        return Chart.line("Time to share one chunk of 512 MiB")
                .subtitle("points: the slides' table; lines: simulated; fitted to row Uncapped only")
                .x("Network rate cap", "Mbit/s")
                .logX()
                .y("Transfer", "s")
                .logY()
                .dashed(
                        "dataset sharing, simulated",
                        caps,
                        capped.stream().mapToDouble(Line::baselineSeconds).toArray())
                .dashed(
                        "GPU travelling, simulated",
                        caps,
                        capped.stream().mapToDouble(Line::travellingSeconds).toArray())
                .points(
                        "dataset sharing, published",
                        caps,
                        capped.stream()
                                .mapToDouble(line -> line.published().baseline().transferSeconds())
                                .toArray())
                .points(
                        "GPU travelling, published",
                        caps,
                        capped.stream()
                                .mapToDouble(
                                        line -> line.published().travelling().transferSeconds())
                                .toArray());
    }
}
