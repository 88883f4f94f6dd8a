package io.github.teelab.experiment.tensortee;

import io.github.teelab.npu.NpuTiming;
import io.github.teelab.npu.Work;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.tensortee.AdamPrices;
import io.github.teelab.tee.tensortee.Design;
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
 * Fits two parameters of the training step to the shares of GPT2-M without protection (TensorTEE Fig. 5, role calibrate): the
 * NPU's time over the simulated one to NPU : CPU, the rate of copies that the host waits for to weights : CPU. The share of
 * gradients follows from the link and the size of a bucket; nothing is fitted to it.
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
        double cpuPs = step.parameters() * adam.of(Design.unprotected().memory());
        double pointPs = cpuPs / Published.value(SHARE + "CPU");
        List<Work> passes =
                TransformerStep.of(step.model(), step.batch(), step.sequence()).all();
        double npuPs = NpuTiming.of(platform.npu()).time(passes).totalPs();
        double setupPs = TransferPaths.on(platform)
                .path(PathKind.PLAIN, Transfer.HOST_TO_DEVICE_PINNED, step.weightBytes())
                .setupPs();
        double weightsPs = pointPs * Published.value(SHARE + "weight transfer") - setupPs;
        return Table.create(
                "tensortee_training",
                StringColumn.create("parameter", "npu_scale", "synchronous_rate"),
                DoubleColumn.create(
                        "value",
                        rounded(pointPs * Published.value(SHARE + "NPU") / npuPs),
                        rounded(step.weightBytes() * 1e3 / weightsPs)),
                StringColumn.create("unit", "share", "GB/s"),
                StringColumn.create("basis", "PUBLISHED", "PUBLISHED"),
                StringColumn.create(
                        "fitted_to",
                        "papers/tensortee_results.csv GPT2-M non-secure shares NPU and CPU",
                        "papers/tensortee_results.csv GPT2-M non-secure shares weight transfer and CPU"));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
