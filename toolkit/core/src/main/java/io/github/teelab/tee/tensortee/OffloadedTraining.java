package io.github.teelab.tee.tensortee;

import io.github.teelab.npu.NpuTiming;
import io.github.teelab.npu.Work;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.Lowering;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.offload.OffloadedStep;
import java.util.List;

/**
 * A machine of CPU and NPU that runs offloaded training under a design: what each plain operation costs there. Immutable.
 *
 * <p>Work on the NPU takes what its array and its protected memory take; an update what the memory simulator says for the
 * CPU's scheme; a copy what its path says.
 *
 * @param platform with an NPU and a link
 * @param paths of copies
 * @param adam of updates
 * @param npuScale the NPU's time over the simulated one
 */
public record OffloadedTraining(Platform platform, TransferPaths paths, AdamPrices adam, double npuScale) {
    /** What was fitted, see {@code experiment.tensortee.TrainingCalibration}. */
    public static final String FILE = "calibration/tensortee_training.csv";

    private static final List<String> KEPT =
            List.of("synchronous_rate", "asynchronous_share", "staging_engine", "staging_engines");

    /** @throws IllegalArgumentException if the scale is not positive */
    public OffloadedTraining {
        if (!(npuScale > 0)) {
            throw new IllegalArgumentException("NPU scale: got " + npuScale + ", allowed a number above 0");
        }
    }

    /** With the stored calibration. */
    public static OffloadedTraining calibrated(Platform platform, AdamPrices adam) {
        Parameters fitted = Parameters.read(FILE);
        return new OffloadedTraining(
                platform,
                TransferPaths.on(platform).with("synchronous_rate", fitted).with("asynchronous_share", fitted),
                adam,
                fitted.number("npu_scale"));
    }

    /** The same with other paths. */
    public OffloadedTraining paths(TransferPaths other) {
        return new OffloadedTraining(platform, other, adam, npuScale);
    }

    /** The same on another machine, whose paths keep their parameters. */
    public OffloadedTraining on(Platform other) {
        TransferPaths moved = TransferPaths.on(other);
        for (String parameter : KEPT) {
            moved = moved.with(parameter, paths.costs());
        }
        return new OffloadedTraining(other, moved, adam, npuScale);
    }

    /** Time of work on the NPU under a design, picoseconds. */
    public double npuPs(List<Work> works, EnclaveDesign design) {
        NpuTiming timing = NpuTiming.of(platform.npu()).with(design.device().on(platform.npu(), paths.costs()));
        return npuScale * timing.time(works).totalPs();
    }

    /** Runs a step under a design on the engine. */
    public Execution run(OffloadedStep step, EnclaveDesign design) {
        return Lowering.run(new OffloadedPrices(this, design).of(step.plan()));
    }

    /** Where the time of a step goes under a design. */
    public Breakdown breakdown(OffloadedStep step, EnclaveDesign design) {
        return Breakdown.of(run(step, design));
    }

    /** Time of an update under a design, picoseconds. */
    long updatePs(Operation.Update update, EnclaveDesign design) {
        return Math.round(update.parameters() * adam.of(design.memory()));
    }
}
