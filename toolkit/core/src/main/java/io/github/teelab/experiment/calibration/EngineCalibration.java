package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platforms;
import io.github.teelab.platform.Precision;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.model.InputShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Fits what eager training does beside a model's kernels, for all models alike, and compares every batch job that was
 * measured with and without confidential computing.
 *
 * <p>Two rows, four numbers: the GPU's share of its roofline is what batch 1024 takes without protection; dispatch and
 * launches per kernel are what batch 64 takes without and with; what fetching an image takes longer in the confidential VM is
 * the rest of batch 1024 with protection. {@link #crossed} fits each batch alone and predicts the other.
 */
public final class EngineCalibration {
    private static final String TRAINING = "measurements/cnn_training_throughput.csv";
    private static final String CPU = "measurements/cpu_tee_runtime.csv";
    private static final int LAUNCH_BOUND = 64;
    private static final int GPU_BOUND = 1024;
    private static final int WORKERS = 4;
    /** What eager PyTorch takes for an operation on a server core, where no row says: a round figure. */
    private static final double TYPICAL_DISPATCH = 10;

    private final Parameters start = Parameters.read(Job.ENGINES);
    private final Map<String, EngineMachine> machines = Map.of(
            "H100 NVL", EngineMachine.of(Platforms.h100ServingNode()),
            "H200 NVL", EngineMachine.of(Platforms.h200ServingNode()),
            "trainer", EngineMachine.of(Platforms.h100Node()));
    private final Job step =
            Job.training("resnet50").input(InputShape.square(32)).loader(WORKERS);

    private EngineCalibration() {}

    /** The parameters as a table with columns parameter, value, unit, basis, fitted_to. */
    public static Table table() {
        return new EngineCalibration().fit();
    }

    private Table fit() {
        Parameters engine = dispatched(gpuShare(start.with("fetch_added", 0)));
        engine = fetch(engine);
        CalibrationTable table = new CalibrationTable("engines");
        Map<String, String> sources = Map.of(
                "eager_dispatch", TRAINING + " batch 64",
                "eager_launches_per_kernel", TRAINING + " batch 64",
                "training_gpu_share", TRAINING + " batch 1024, off",
                "fetch_added", TRAINING + " batch 1024, on",
                "loader_slowdown", CPU + ": TDX over bare metal, one thread, geometric mean of both programs");
        for (Parameter parameter :
                engine.with("loader_slowdown", loaderSlowdown()).list()) {
            String source = sources.get(parameter.name());
            if (source == null) {
                table.keep(parameter);
            } else {
                table.fit(parameter.name(), parameter.number(), parameter.unit(), source);
            }
        }
        return table.table();
    }

    private static double loaderSlowdown() {
        Map<String, Double> seconds = new HashMap<>();
        for (Row row : DataFiles.table(CPU)) {
            if (row.getInt("threads") == 1) {
                seconds.put(row.getString("program") + row.getString("where"), row.getNumber("runtime_s"));
            }
        }
        return Math.sqrt(seconds.get("pytorchTDX")
                / seconds.get("pytorchbare metal")
                * (seconds.get("blenderTDX") / seconds.get("blenderbare metal")));
    }

    private Parameters gpuShare(Parameters engine) {
        double low = 0.2;
        double high = 1;
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            double off = trained(GPU_BOUND, engine.with("training_gpu_share", middle))[0];
            if (off < measured(GPU_BOUND)[0]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return engine.with("training_gpu_share", (low + high) / 2);
    }

    private Parameters fetch(Parameters engine) {
        double[] simulated = trained(GPU_BOUND, engine);
        double missingUs = 1e6 / measured(GPU_BOUND)[1] - 1e6 / simulated[1];
        return engine.with("fetch_added", Math.max(0, missingUs));
    }

    private Parameters dispatched(Parameters engine) {
        double[] best = new SimplexOptimizer(new SimpleValueChecker(1e-4, 1e-7))
                .optimize(
                        new MaxEval(200),
                        GoalType.MINIMIZE,
                        new ObjectiveFunction(guess -> dispatchMiss(engine, guess)),
                        new InitialGuess(new double[] {12, 2.2}),
                        new NelderMeadSimplex(new double[] {4, 0.3}))
                .getPoint();
        return engine.with("eager_dispatch", best[0]).with("eager_launches_per_kernel", best[1]);
    }

    private double dispatchMiss(Parameters engine, double[] guess) {
        if (guess[0] < 0 || guess[1] < 1) {
            return Double.MAX_VALUE;
        }
        double[] simulated = trained(
                LAUNCH_BOUND, engine.with("eager_dispatch", guess[0]).with("eager_launches_per_kernel", guess[1]));
        double[] measured = measured(LAUNCH_BOUND);
        return Math.pow(Math.log(simulated[0] / measured[0]), 2) + Math.pow(Math.log(simulated[1] / measured[1]), 2);
    }

    /** Images per second without and with protection. */
    private double[] trained(int batch, Parameters engine) {
        EngineMachine.StepTimes times =
                machines.get("trainer").times(step.batch(batch).engine(engine));
        return new double[] {batch * 1e6 / times.plainUs(), batch * 1e6 / times.protectedUs()};
    }

    private static double[] measured(int batch) {
        for (Row row : DataFiles.table(TRAINING)) {
            if (row.getInt("batch") == batch) {
                return new double[] {row.getNumber("off_images_per_s"), row.getNumber("on_images_per_s")};
            }
        }
        throw new IllegalArgumentException(TRAINING + ": no row for batch " + batch + "; restore the file");
    }

    /** Each batch predicted by a fit to the other: measured and simulated throughput loss, and the miss in points. */
    public static Table crossed() {
        EngineCalibration calibration = new EngineCalibration();
        Table table = residualTable("training_crossed");
        Parameters none = calibration.start.with("training_gpu_share", 1).with("fetch_added", 0);
        calibration.add(table, "batch 1024, fitted on 64", GPU_BOUND, calibration.dispatched(none));
        Parameters typical = none.with("eager_dispatch", TYPICAL_DISPATCH);
        calibration.add(
                table, "batch 64, fitted on 1024", LAUNCH_BOUND, calibration.fetch(calibration.gpuShare(typical)));
        return table;
    }

    /** Measured and simulated throughput loss, row by row: what was measured, loss in percent, and the miss in points. */
    public static Table residuals() {
        EngineCalibration calibration = new EngineCalibration();
        Table table = residualTable("engine_residuals");
        for (Row row : DataFiles.table(ServingMeasurements.SERVED)) {
            calibration.addServed(table, row);
        }
        for (ServingMeasurements.Latency row : ServingMeasurements.latencies()) {
            calibration.addLatency(table, row);
        }
        for (int batch : List.of(LAUNCH_BOUND, GPU_BOUND)) {
            calibration.add(table, "ResNet50 training, batch " + batch, batch, calibration.start);
        }
        return table;
    }

    private void addServed(Table table, Row row) {
        Job job = job(row.getString("model")).tokens(128, 128);
        EngineMachine.StepTimes times = machines.get(row.getString("gpu")).times(job);
        double tokens = 128 * 1e6;
        add(
                table,
                row.getString("model") + " on " + row.getString("gpu"),
                new double[] {row.getNumber("tps_off"), row.getNumber("tps_on")},
                new double[] {tokens / times.plainUs(), tokens / times.protectedUs()});
    }

    private void addLatency(Table table, ServingMeasurements.Latency row) {
        Job job = job(row.model()).batch(row.batch()).tokens(row.tokensIn(), row.tokensOut());
        EngineMachine.StepTimes times = machines.get("H200 NVL").times(job);
        double tokens = row.batch() * row.tokensOut();
        add(
                table,
                row.model() + ", batch " + row.batch() + ", " + row.cores() + " cores",
                new double[] {tokens * 1e3 / row.offMs(), tokens * 1e3 / row.onMs()},
                new double[] {tokens * 1e6 / times.plainUs(), tokens * 1e6 / times.protectedUs()});
    }

    private void add(Table table, String name, int batch, Parameters engine) {
        add(table, name, measured(batch), trained(batch, engine));
    }

    private static void add(Table table, String name, double[] measured, double[] simulated) {
        double measuredLoss = 100 * (1 - measured[1] / measured[0]);
        double simulatedLoss = 100 * (1 - simulated[1] / simulated[0]);
        table.stringColumn("row").append(name);
        double[] values = {measured[0], simulated[0], measuredLoss, simulatedLoss, simulatedLoss - measuredLoss};
        for (int i = 0; i < values.length; i++) {
            table.doubleColumn(i + 1).append(CalibrationTable.rounded(values[i]));
        }
    }

    private static Table residualTable(String name) {
        return Table.create(
                name,
                StringColumn.create("row"),
                DoubleColumn.create("measured_per_s"),
                DoubleColumn.create("simulated_per_s"),
                DoubleColumn.create("measured_loss_pct"),
                DoubleColumn.create("simulated_loss_pct"),
                DoubleColumn.create("miss_points"));
    }

    private static Job job(String model) {
        return switch (model) {
            case "Llama-3.1-8B" -> Job.inference("llama-3.1-8b");
            case "Phi3-14B-128k" -> Job.inference("phi-3-medium-14b");
            // Both files' 70B model: one calls it 4-bit, and steps as fast on and off cannot have weights that travel.
            case "Llama-3.1-70B 4-bit", "llama-3-70b" ->
                Job.inference("llama-3.1-70b").precision(Precision.INT4);
            case "llama-3-8b", "phi-3-14b", "gemma-2-27b" -> Job.inference(model);
            default ->
                throw new IllegalArgumentException(
                        "model \"" + model + "\" has no counterpart in the zoo; add one beside this line");
        };
    }
}
