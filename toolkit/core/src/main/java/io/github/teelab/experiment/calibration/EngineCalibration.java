package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.platform.Precision;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.model.InputShape;
import java.util.ArrayList;
import java.util.List;
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

    private final Parameters start;

    private EngineCalibration(Parameters start) {
        this.start = start;
    }

    /** The parameters as a table with columns parameter, value, unit, basis, fitted_to. */
    public static Table table() {
        return new EngineCalibration(Parameters.read(Job.ENGINES)).fit();
    }

    private Table fit() {
        double[] eager = eager();
        Parameters engine = start.with("eager_dispatch", eager[0]).with("eager_launches_per_kernel", eager[1]);
        List<Double> hosts = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (Row row : DataFiles.table(SERVING)) {
            if (!row.getString("model").contains("4-bit")) {
                Served bare =
                        new Served(row, engine.with("serving_step_host", 0).with("serving_copies_in", 0));
                Served probe =
                        new Served(row, engine.with("serving_step_host", 0).with("serving_copies_in", PROBE_COPIES));
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
        Parameters engine = Parameters.read(Job.ENGINES);
        Table table = Table.create(
                "engine_residuals",
                StringColumn.create("row"),
                DoubleColumn.create("measured_per_s"),
                DoubleColumn.create("simulated_per_s"),
                DoubleColumn.create("measured_loss_pct"),
                DoubleColumn.create("simulated_loss_pct"),
                DoubleColumn.create("miss_points"));
        for (Row row : DataFiles.table(SERVING)) {
            Served served = new Served(row, engine);
            add(
                    table,
                    row.getString("model") + " on " + row.getString("gpu"),
                    row.getNumber("tps_off"),
                    1e6 / served.plainUs(),
                    row.getNumber("tps_on"),
                    1e6 / (served.plainUs() + served.addedUs()));
        }
        for (Row row : DataFiles.table(TRAINING)) {
            double[] perSecond = trained(row, engine);
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
    private record Served(double plainUs, double addedUs) {
        Served(Row row, Parameters engine) {
            this(perToken(row, engine, false), perToken(row, engine, true) - perToken(row, engine, false));
        }

        private static double perToken(Row row, Parameters engine, boolean confidential) {
            Platform platform = platform(row.getString("gpu"));
            Job job = job(row.getString("model")).engine(engine);
            return (us(job.tokens(128, STEPS + 1), platform, confidential)
                            - us(job.tokens(128, 1), platform, confidential))
                    / STEPS;
        }
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

    private static Platform platform(String gpu) {
        return gpu.equals("H100 NVL")
                ? Platforms.h100Node()
                : Platform.named("h200-node")
                        .cpu("xeon-gold-6530")
                        .gpu("h200")
                        .link(Pcie.gen5(16))
                        .build();
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
    private static double[] trained(Row row, Parameters engine) {
        int batch = row.getInt("batch");
        Job job = Job.training("resnet50")
                .batch(batch)
                .input(InputShape.square(32))
                .engine(engine);
        return new double[] {
            batch * 1e6 / us(job, Platforms.h100Node(), false), batch * 1e6 / us(job, Platforms.h100Node(), true)
        };
    }

    private static double us(Job job, Platform platform, boolean confidential) {
        OperationGraph graph = job.graph(platform.gpu());
        TeeSystem system = confidential ? H100Confidential.on(platform) : Unprotected.on(platform);
        return system.run(graph).timeline().makespan().toSeconds() * 1e6;
    }
}
