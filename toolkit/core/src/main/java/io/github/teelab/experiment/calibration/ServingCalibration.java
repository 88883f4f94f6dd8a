package io.github.teelab.experiment.calibration;

import io.github.teelab.experiment.serving.ServingHost;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.serving.EngineProfile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Fits what serving engines do beside a model's kernels, and what confidential computing does to it. No number is fitted to
 * one model, but the mean length of its answers, which is used for saturated servers alone.
 *
 * <p>In this order, each with what came before it held:
 * <ol>
 *   <li>vLLM 0.5's host time per step and per sequence: median time between tokens at rates 1 and 4, mean time between
 *       tokens all at once, 24 cores, off;
 *   <li>host time per request: median time to the first token of the same runs;
 *   <li>time that a quantised model's weights take to be widened: the 70B model's fixed batch, off;
 *   <li>mean lengths of answers: completed requests a second, all at once, 24 cores, off;
 *   <li>crowding: the same on one core;
 *   <li>copies per step and the host's slowdown under TDX, together: what confidential computing adds to a step of the fixed
 *       batches of the 8B, 14B and 27B models, and ratios of mean time between tokens at rates 1 and 4, 24 cores (means, since a run's
 *       median sits on one of few batch sizes);
 *   <li>the slowdown under SEV-SNP: what confidential computing adds to the 16-bit rows of the H100 NVL's served streams;
 *   <li>V1's copies: the same fixed batches, since V1's core, like that engine without users, has no front end in its loop.
 * </ol>
 * Rate 16, and every ratio of saturated servers, are predictions.
 */
public final class ServingCalibration {
    /** The fitted files, in the order of {@code data/calibration}. */
    static final List<String> FILES =
            List.of("serving_vllm_0.5.csv", "serving_vllm_v1.csv", "serving_hosts.csv", "serving_lengths.csv");

    /** Mean lengths of answers. */
    public static final String LENGTHS = "calibration/serving_lengths.csv";

    private static final String UNSATURATED = ServingMeasurements.UNDER_LOAD + " rates 1 and 4, 24 cores, off";
    private static final String HOST_TIMES = UNSATURATED + ": median time between tokens; inf: mean";
    private static final String COPIES = ServingMeasurements.LATENCY
            + " 8B, 14B, 27B: what on adds to off beside the host's slowdown, as copies; stands for every small submission";
    private static final int ALL_CORES = 24;

    private final List<ServingMeasurements.UnderLoad> pairs = ServingMeasurements.underLoad();
    private final Map<String, Double> meanOut = new LinkedHashMap<>();
    private ServingFit fit = new ServingFit(EngineProfile.vllm05(), Parameters.read(ServingHost.FILE));
    private double copiesV1;

    private ServingCalibration() {}

    /** All fitted tables, by the name of their file. */
    public static Map<String, Table> tables() {
        ServingCalibration calibration = new ServingCalibration();
        calibration.fit();
        Map<String, Table> tables = new HashMap<>();
        tables.put("serving_vllm_0.5.csv", calibration.engineTable());
        tables.put("serving_vllm_v1.csv", calibration.v1Table());
        tables.put("serving_hosts.csv", calibration.hostTable());
        tables.put("serving_lengths.csv", calibration.lengthTable());
        return tables;
    }

    /** The stored mean length of a model's answers on a saturated server. */
    static double storedMeanOut(String model) {
        for (Row row : DataFiles.table(LENGTHS)) {
            if (row.getString("model").equals(model)) {
                return row.getNumber("mean_tokens_out");
            }
        }
        throw new IllegalArgumentException(LENGTHS + ": no line for " + model + "; add one, or calibrate anew");
    }

    private void fit() {
        fitHost();
        fit = fit.engine("request_host", requestHost());
        fit = fit.engine("widening", widening());
        for (ServingMeasurements.UnderLoad pair : saturated(ALL_CORES)) {
            meanOut.put(pair.model(), meanOut(pair));
        }
        fit = fit.hosts("crowding", root(0.05, 2, this::crowdingMiss));
        fit = withSlowdown(root(1, 1.4, this::slowdownMiss));
        fit = fit.hosts("slowdown_sev_snp", root(1, 1.4, this::sevMiss));
        copiesV1 = copies(new ServingFit(EngineProfile.vllmV1(), fit.hosts()));
    }

    private void fitHost() {
        double[] best = new SimplexOptimizer(new SimpleValueChecker(1e-2, 1e-4))
                .optimize(
                        new MaxEval(200),
                        GoalType.MINIMIZE,
                        new ObjectiveFunction(this::hostMiss),
                        new InitialGuess(new double[] {2.3, 0.28}),
                        new NelderMeadSimplex(new double[] {0.4, 0.05}))
                .getPoint();
        fit = fit.engine("step_host", 1e3 * best[0]).engine("sequence_host", 1e3 * best[1]);
    }

    private double hostMiss(double[] hostMs) {
        if (hostMs[0] < 0 || hostMs[1] < 0) {
            return Double.MAX_VALUE;
        }
        ServingFit tried = fit.engine("step_host", 1e3 * hostMs[0]).engine("sequence_host", 1e3 * hostMs[1]);
        double single = unsaturated(ALL_CORES).stream()
                .mapToDouble(pair ->
                        tried.run(pair, OptionalDouble.empty(), false).itl().p50()
                                / pair.off().itlMedian())
                .map(ratio -> Math.pow(Math.log(ratio), 2))
                .sum();
        double full = saturated(ALL_CORES).stream()
                .mapToDouble(pair ->
                        tried.run(pair, OptionalDouble.empty(), false).itl().mean()
                                / pair.off().itlMean())
                .map(ratio -> Math.pow(Math.log(ratio), 2))
                .sum();
        return single + full;
    }

    private double requestHost() {
        return 1e3
                * root(
                        0,
                        40,
                        ms -> mean(
                                unsaturated(ALL_CORES),
                                pair -> Math.log(fit.engine("request_host", 1e3 * ms)
                                                .run(pair, OptionalDouble.empty(), false)
                                                .ttft()
                                                .p50()
                                        / pair.off().ttftMedian())));
    }

    private double widening() {
        ServingFit none = fit.engine("widening", 0);
        return median(
                quantised(),
                row -> (row.offMs() * 1e3 / row.tokensOut() - none.offline(row).plainUs()) / 70.5537);
    }

    private double meanOut(ServingMeasurements.UnderLoad pair) {
        return root(
                120,
                480,
                mean -> pair.off().completedPerSecond()
                        - fit.run(pair, OptionalDouble.of(mean), false).completedPerSecond());
    }

    private double crowdingMiss(double crowding) {
        ServingFit tried = fit.hosts("crowding", crowding);
        return saturated(1).stream()
                .mapToDouble(pair -> Math.log(pair.off().completedPerSecond()
                        / tried.run(pair, OptionalDouble.of(meanOut.get(pair.model())), false)
                                .completedPerSecond()))
                .sum();
    }

    /** The fit with a slowdown under TDX and the copies that go with it. */
    private ServingFit withSlowdown(double slowdown) {
        ServingFit tried = fit.hosts("slowdown_tdx", slowdown);
        return tried.engine("copies_in", copies(tried));
    }

    private static double copies(ServingFit tried) {
        List<ServingMeasurements.Latency> rows = ServingMeasurements.latencies().stream()
                .filter(row -> !quantised().contains(row))
                .toList();
        double measured = mean(rows, row -> (row.onMs() - row.offMs()) * 1e3 / row.tokensOut());
        return Math.rint(root(
                0,
                60,
                copies -> mean(
                                rows,
                                row -> tried.engine("copies_in", Math.rint(copies))
                                        .offline(row)
                                        .addedUs())
                        - measured));
    }

    private double slowdownMiss(double slowdown) {
        ServingFit tried = withSlowdown(slowdown);
        return mean(
                unsaturated(ALL_CORES),
                pair -> tried.run(pair, OptionalDouble.empty(), true).itl().mean()
                                / tried.run(pair, OptionalDouble.empty(), false)
                                        .itl()
                                        .mean()
                        - pair.on().itlMean() / pair.off().itlMean());
    }

    private double sevMiss(double slowdown) {
        ServingFit tried = fit.hosts("slowdown_sev_snp", slowdown);
        double miss = 0;
        for (Row row : DataFiles.table(ServingMeasurements.SERVED)) {
            if (row.getString("gpu").equals("H100 NVL")
                    && !row.getString("model").contains("4-bit")) {
                miss += tried.served(row.getString("gpu"), row.getString("model"), 3)
                                .addedUs()
                        - 1e6 / row.getNumber("tps_on")
                        + 1e6 / row.getNumber("tps_off");
            }
        }
        return miss;
    }

    private List<ServingMeasurements.UnderLoad> unsaturated(int cores) {
        return pairs.stream()
                .filter(pair -> !pair.isSaturated() && pair.cores() == cores)
                .toList();
    }

    private List<ServingMeasurements.UnderLoad> saturated(int cores) {
        return pairs.stream()
                .filter(pair -> pair.rate().equals("inf") && pair.cores() == cores)
                .toList();
    }

    private static List<ServingMeasurements.Latency> quantised() {
        return ServingMeasurements.latencies().stream()
                .filter(row -> row.model().equals("llama-3-70b"))
                .toList();
    }

    private static <T> double mean(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }

    private static <T> double median(List<T> rows, ToDoubleFunction<T> value) {
        return PairCosts.median(rows.stream().mapToDouble(value).boxed().toList());
    }

    /** Where a rising function crosses zero, to one thousandth of the interval; its nearer end where it does not. */
    private static double root(double low, double high, DoubleUnaryOperator rising) {
        double from = low;
        double to = high;
        while (to - from > 1e-3 * (high - low)) {
            double middle = (from + to) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    private Table engineTable() {
        CalibrationTable table = new CalibrationTable("serving_vllm_0.5");
        Map<String, String> fitted = Map.of(
                "step_host", HOST_TIMES,
                "sequence_host", HOST_TIMES,
                "request_host", UNSATURATED + ": median time to the first token",
                "widening",
                        ServingMeasurements.LATENCY + " 70B, off, read as 4-bit weights widened by a pass of their own",
                "copies_in", COPIES);
        for (Parameter parameter : fit.engine().parameters().list()) {
            add(table, parameter, fitted.get(parameter.name()));
        }
        return table.table();
    }

    private Table v1Table() {
        CalibrationTable table = new CalibrationTable("serving_vllm_v1");
        for (Parameter parameter : EngineProfile.vllmV1().parameters().list()) {
            if (parameter.name().equals("copies_in")) {
                table.fit("copies_in", copiesV1, "copies", COPIES);
            } else {
                table.keep(parameter);
            }
        }
        return table.table();
    }

    private Table hostTable() {
        CalibrationTable table = new CalibrationTable("serving_hosts");
        table.fit(
                "crowding", fit.hosts().number("crowding"), "x", ServingMeasurements.UNDER_LOAD + " inf, 1 core, off");
        table.fit(
                "slowdown_tdx",
                fit.hosts().number("slowdown_tdx"),
                "x",
                ServingMeasurements.UNDER_LOAD + " rates 1 and 4, 24 cores, on over off: mean time between tokens");
        table.fit(
                "slowdown_sev_snp",
                fit.hosts().number("slowdown_sev_snp"),
                "x",
                ServingMeasurements.SERVED + " H100 NVL, 16-bit rows: what on adds to off");
        return table.table();
    }

    private Table lengthTable() {
        Table table = Table.create(
                "serving_lengths",
                StringColumn.create("model"),
                DoubleColumn.create("mean_tokens_out"),
                StringColumn.create("basis"),
                StringColumn.create("fitted_to"));
        meanOut.forEach((model, mean) -> {
            table.stringColumn("model").append(model);
            table.doubleColumn("mean_tokens_out").append(CalibrationTable.rounded(mean));
            table.stringColumn("basis").append("FITTED");
            table.stringColumn("fitted_to")
                    .append(ServingMeasurements.UNDER_LOAD + " inf, 24 cores, off: completed requests");
        });
        return table;
    }

    private static void add(CalibrationTable table, Parameter parameter, String fittedTo) {
        if (fittedTo == null) {
            table.keep(parameter);
        } else {
            table.fit(parameter.name(), parameter.number(), parameter.unit(), fittedTo);
        }
    }
}
