package io.github.teelab.workload.job;

import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.model.ConvolutionalNet;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.Optimiser;
import io.github.teelab.workload.model.Roofline;
import io.github.teelab.workload.model.Transformer;
import io.github.teelab.workload.model.UpdateStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * One batch of inference or one step of training in an eager framework such as PyTorch: inputs go to the device, kernels
 * are launched one by one, results come back.
 *
 * <p>With a data loader, its workers prepare the next batch beside the step, and the step lasts at least as long as they take
 * ({@code batch x loader_image / workers}); fetching their batch takes the training process itself a little for each image.
 * Not modelled: workers that share fewer cores, a loader that starts anew with every epoch.
 *
 * <p>Images travel in FP32, labels and tokens as 64-bit numbers. Inference brings the class scores or the pooled vector back; training reads the loss and the count of
 * hits.
 */
record EagerStep(Job job, Roofline roofline, HostPace pace) {
    private static final double PS_PER_US = 1e6;
    private static final long STREAM = 0;
    private static final int LONG_BYTES = 8;
    private static final int FLOAT_BYTES = 4;

    Plan plan() {
        Parameters engine = job.engine();
        PlainProgram program = PlainProgram.named(job.toString()).hostFootprint(Plan.ALWAYS_FRESH);
        boolean training = job.mode() == Mode.TRAINING;
        Transfer in = job.pinned() ? Transfer.HOST_TO_DEVICE_PINNED : Transfer.HOST_TO_DEVICE_PAGEABLE;
        Transfer out = job.pinned() ? Transfer.DEVICE_TO_HOST_PINNED : Transfer.DEVICE_TO_HOST_PAGEABLE;
        loader(program);
        program.copy(in, inputBytes(), STREAM);
        if (training) {
            program.copy(in, (long) LONG_BYTES * job.batch(), STREAM);
        }
        Launches.eager(program, kernels(), engine.number("eager_launches_per_kernel"), measured(), engine, STREAM);
        if (!training) {
            program.copy(out, outputBytes(), STREAM);
            return program.plan();
        }
        for (int copy = 0; copy < Math.round(engine.number("eager_copies_out")); copy++) {
            program.copy(out, FLOAT_BYTES, STREAM);
        }
        return program.synchronise().plan();
    }

    private void loader(PlainProgram program) {
        job.loaderWorkers().ifPresent(workers -> {
            double imagePs = job.engine().number("loader_image") * pace.loader() * PS_PER_US;
            program.beside("loader", Math.round(job.batch() * imagePs / workers));
            program.host(Math.round(job.batch() * pace.fetchPsPerImage()));
        });
    }

    /** Kernels in eager training take as much longer than the roofline as was measured. */
    private Roofline measured() {
        double share = job.engine().number("training_gpu_share");
        return job.loaderWorkers().isPresent() ? roofline.slower(1 / share) : roofline;
    }

    private List<LayerCost> kernels() {
        List<LayerCost> kernels = new ArrayList<>();
        boolean training = job.mode() == Mode.TRAINING;
        if (job.model() instanceof ConvolutionalNet net) {
            var input = job.input().orElseThrow();
            if (!training) {
                return net.forward(input, job.batch(), job.precision());
            }
            kernels.addAll(net.trainingForward(input, job.batch(), job.precision()));
            kernels.addAll(net.backward(input, job.batch(), job.precision()));
            kernels.add(net.optimiser(Optimiser.SGD_MOMENTUM, UpdateStyle.FOREACH));
        } else if (job.model() instanceof Transformer transformer) {
            if (!training) {
                return transformer.encode(job.batch(), job.tokensIn(), job.precision());
            }
            kernels.addAll(transformer.trainingForward(job.batch(), job.tokensIn(), job.precision()));
            kernels.addAll(transformer.backward(job.batch(), job.tokensIn(), job.precision()));
            kernels.add(transformer.optimiser(Optimiser.ADAMW, UpdateStyle.FOREACH));
        }
        return kernels;
    }

    private long inputBytes() {
        return job.input()
                .map(shape -> (long) FLOAT_BYTES * job.batch() * shape.height() * shape.width() * shape.channels())
                .orElse((long) LONG_BYTES * job.batch() * job.tokensIn());
    }

    private long outputBytes() {
        int values = job.model() instanceof ConvolutionalNet net ? net.classes() : ((Transformer) job.model()).hidden();
        return (long) FLOAT_BYTES * job.batch() * values;
    }
}
