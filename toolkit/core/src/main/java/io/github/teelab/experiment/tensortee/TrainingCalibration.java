package io.github.teelab.experiment.tensortee;

import io.github.teelab.npu.NpuTiming;
import io.github.teelab.npu.Work;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.tensortee.AdamPrices;
import io.github.teelab.tee.tensortee.EnclaveDesign;
import io.github.teelab.tee.tensortee.PathKind;
import io.github.teelab.tee.tensortee.TransferPaths;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.npu.TransformerStep;
import io.github.teelab.workload.offload.OffloadedStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Fits three parameters of the training step to the four shares of GPT2-M without protection (TensorTEE Fig. 5, role calibrate):
 * the NPU's time over the simulated one to NPU : CPU, the rate of copies that the host waits for to weights : CPU, the share of
 * the link's rate that copies in the background reach to gradients : CPU. All of GPT2-M's gradients fit one bucket, so none of
 * them hides behind the backward pass.
 */
public final class TrainingCalibration {
    private static final String SHARE = "GPT2-M non-secure share: ";

    private TrainingCalibration() {}

    /** The step of the paper's Fig. 5. */
    static OffloadedStep step() {
        return OffloadedStep.of("gpt2-medium", 22);
    }

    /** What is stored in {@code calibration/tensortee_training.csv}. */
    public static Table table(AdamPrices adam) {
        Platform platform = Platforms.tensorTee();
        OffloadedStep step = step();
        double cpuPs = step.parameters() * adam.of(EnclaveDesign.unprotected().memory());
        double pointPs = cpuPs / Published.value(SHARE + "CPU");
        List<Work> passes =
                TransformerStep.of(step.model(), step.batch(), step.sequence()).all();
        double npuPs = NpuTiming.of(platform.npu()).time(passes).totalPs();
        double setupPs = TransferPaths.on(platform)
                .path(PathKind.PLAIN, Transfer.HOST_TO_DEVICE_PINNED, step.weightBytes())
                .setupPs();
        double weightsPs = pointPs * Published.value(SHARE + "weight transfer") - setupPs;
        double gradientsPs = pointPs * Published.value(SHARE + "gradient transfer") - setupPs;
        double leastPs = platform.link().effectiveBandwidth().picosFor(step.gradientBytes());
        return Table.create(
                "tensortee_training",
                StringColumn.create("parameter", "npu_scale", "synchronous_rate", "asynchronous_share"),
                DoubleColumn.create(
                        "value",
                        rounded(pointPs * Published.value(SHARE + "NPU") / npuPs),
                        rounded(step.weightBytes() * 1e3 / weightsPs),
                        rounded(leastPs / gradientsPs)),
                StringColumn.create("unit", "share", "GB/s", "share"),
                StringColumn.create("basis", "PUBLISHED", "PUBLISHED", "PUBLISHED"),
                StringColumn.create(
                        "fitted_to",
                        "papers/tensortee_results.csv GPT2-M non-secure shares NPU and CPU",
                        "papers/tensortee_results.csv GPT2-M non-secure shares weight transfer and CPU",
                        "papers/tensortee_results.csv GPT2-M non-secure shares gradient transfer and CPU"));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
