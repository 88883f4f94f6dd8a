package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platforms;
import io.github.teelab.platform.Precision;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.model.InputShape;
import java.util.ArrayList;
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
 * Fits what engines do beside a model's kernels: one set for serving, one for eager frameworks, none for a single model.
 *
 * <p>Serving: the host's time per step is the median of what the BF16 rows of {@code llm_serving_overhead.csv} leave
 * unexplained without protection, the number of small copies the median of what they leave unexplained of the slowdown. The
 * 4-bit rows serve more requests than they can keep up with, so a token's time there is waiting; they are predicted only.
 * Eager: dispatch and launches per kernel by least squares over the launch-bound row of {@code
 * cnn_training_throughput.csv} (batch 64), off and on; batch 1024 is bound by the GPU and predicted only.
 */
public final class EngineCalibration {
    private static final String SERVING = "measurements/llm_serving_overhead.csv";
    private static final String TRAINING = "measurements/cnn_training_throughput.csv";
    private static final int LAUNCH_BOUND_BATCH = 64;
    private static final int STEPS = 9;
    private static final double PROBE_COPIES = 20;

    private final Parameters start = Parameters.read(Job.ENGINES);
    private final Map<String, EngineMachine> machines = Map.of(
            "H100 NVL", EngineMachine.of(Platforms.h100Node()),
            "H200 NVL", EngineMachine.of(Platforms.h200Node()));
    private final Job eagerStep = Job.training("resnet50").input(InputShape.square(32));

    private EngineCalibration() {}

    /** The parameters as a table with columns parameter, value, unit, basis, fitted_to. */
    public static Table table() {
        return new EngineCalibration().fit();
    }

    private Table fit() {
        double[] eager = eager();
        Parameters engine = start.with("eager_dispatch", eager[0]).with("eager_launches_per_kernel", eager[1]);
        List<Double> hosts = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (Row row : DataFiles.table(SERVING)) {
            if (!row.getString("model").contains("4-bit")) {
                Parameters noHost = engine.with("serving_step_host", 0);
                Served bare = served(row, noHost.with("serving_copies_in", 0));
                Served probe = served(row, noHost.with("serving_copies_in", PROBE_COPIES));
                double perCopy = (probe.addedUs() - bare.addedUs()) / PROBE_COPIES;
                copies.add((1e6 / row.getNumber("tps_on") - 1e6 / row.getNumber("tps_off") - bare.addedUs()) / perCopy);
                hosts.add(1e6 / row.getNumber("tps_off") - bare.plainUs());
            }
        }
        CalibrationTable table = new CalibrationTable("engines");
        table.add("serving_step_host", PairCosts.median(hosts), "us", SERVING + " BF16 rows, without protection");
        table.add("serving_copies_in", Math.rint(PairCosts.median(copies)), "copies", SERVING + " BF16 rows");
        table.assume(
                "serving_launches_beside",
                start.number("serving_launches_beside"),
                "launches",
                "sampling and bookkeeping outside the captured graph: penalties, temperature, top-k, top-p, softmax, arg"
                        + " max, index updates");
        table.add("eager_dispatch", eager[0], "us", TRAINING + " batch 64");
        table.add("eager_launches_per_kernel", eager[1], "x", TRAINING + " batch 64");
        table.assume(
                "eager_copies_out",
                start.number("eager_copies_out"),
                "copies",
                "the loss and the count of hits are read back after each step");
        return table.table();
    }

    /** Measured and simulated throughput loss, row by row: what was measured, loss in percent, and the miss in points. */
    public static Table residuals() {
        return new EngineCalibration().misses();
    }

    private Table misses() {
        Table table = Table.create(
                "engine_residuals",
                StringColumn.create("row"),
                DoubleColumn.create("measured_per_s"),
                DoubleColumn.create("simulated_per_s"),
                DoubleColumn.create("measured_loss_pct"),
                DoubleColumn.create("simulated_loss_pct"),
                DoubleColumn.create("miss_points"));
        for (Row row : DataFiles.table(SERVING)) {
            Served served = served(row, start);
            add(
                    table,
                    row.getString("model") + " on " + row.getString("gpu"),
                    row.getNumber("tps_off"),
                    1e6 / served.plainUs(),
                    row.getNumber("tps_on"),
                    1e6 / (served.plainUs() + served.addedUs()));
        }
        for (Row row : DataFiles.table(TRAINING)) {
            double[] perSecond = trained(row, start);
            add(
                    table,
                    row.getString("net") + " training, batch " + row.getInt("batch"),
                    row.getNumber("off_images_per_s"),
                    perSecond[0],
                    row.getNumber("on_images_per_s"),
                    perSecond[1]);
        }
        return table;
    }

    private static void add(Table table, String name, double offMeasured, double off, double onMeasured, double on) {
        double measured = 100 * (1 - onMeasured / offMeasured);
        double simulated = 100 * (1 - on / off);
        table.stringColumn("row").append(name);
        double[] values = {offMeasured, off, measured, simulated, simulated - measured};
        for (int i = 0; i < values.length; i++) {
            table.doubleColumn(i + 1).append(CalibrationTable.rounded(values[i]));
        }
    }

    /** A serving row's time per token without protection, and what protection adds, in microseconds. */
    private record Served(double plainUs, double addedUs) {}

    private Served served(Row row, Parameters engine) {
        EngineMachine machine = machines.get(row.getString("gpu"));
        Job job = job(row.getString("model")).engine(engine);
        EngineMachine.StepTimes first = machine.times(job.tokens(128, 1));
        EngineMachine.StepTimes last = machine.times(job.tokens(128, STEPS + 1));
        double plainUs = (last.plainUs() - first.plainUs()) / STEPS;
        return new Served(plainUs, (last.protectedUs() - first.protectedUs()) / STEPS - plainUs);
    }

    private static Job job(String model) {
        return switch (model) {
            case "Llama-3.1-8B" -> Job.inference("llama-3.1-8b");
            case "Phi3-14B-128k" -> Job.inference("phi-3-medium-14b");
            case "Llama-3.1-70B 4-bit" -> Job.inference("llama-3.1-70b").precision(Precision.INT4);
            default ->
                throw new IllegalArgumentException(
                        SERVING + ": model \"" + model + "\" has no counterpart in the zoo; add one beside this line");
        };
    }

    private double[] eager() {
        Table table = DataFiles.table(TRAINING);
        Table launchBound = table.where(table.intColumn("batch").isEqualTo(LAUNCH_BOUND_BATCH));
        return new SimplexOptimizer(new SimpleValueChecker(1e-4, 1e-7))
                .optimize(
                        new MaxEval(200),
                        GoalType.MINIMIZE,
                        new ObjectiveFunction(guess -> eagerMiss(launchBound, guess)),
                        new InitialGuess(new double[] {12, 2.2}),
                        new NelderMeadSimplex(new double[] {4, 0.3}))
                .getPoint();
    }

    private double eagerMiss(Table rows, double[] guess) {
        if (guess[0] < 0 || guess[1] < 1) {
            return Double.MAX_VALUE;
        }
        Parameters engine = start.with("eager_dispatch", guess[0]).with("eager_launches_per_kernel", guess[1]);
        double miss = 0;
        for (Row row : rows) {
            double[] perSecond = trained(row, engine);
            miss += Math.pow(Math.log(perSecond[0] / row.getNumber("off_images_per_s")), 2)
                    + Math.pow(Math.log(perSecond[1] / row.getNumber("on_images_per_s")), 2);
        }
        return miss;
    }

    /** Images per second without and with protection. */
    private double[] trained(Row row, Parameters engine) {
        int batch = row.getInt("batch");
        EngineMachine.StepTimes step =
                machines.get("H100 NVL").times(eagerStep.batch(batch).engine(engine));
        return new double[] {batch * 1e6 / step.plainUs(), batch * 1e6 / step.protectedUs()};
    }
}
