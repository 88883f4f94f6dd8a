package io.github.teelab.workload.offload;

import io.github.teelab.npu.Work;
import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.ParameterTensor;
import io.github.teelab.workload.model.ParameterTensors;
import io.github.teelab.workload.model.Transformer;
import io.github.teelab.workload.npu.TransformerStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of ZeRO-Offload training (Ren et al., USENIX ATC 2021) of a transformer. Immutable.
 *
 * <p>The backward pass fills buckets of gradients in FP32; a full bucket leaves for the CPU while the pass goes on. Adam waits
 * for all gradients, since it clips by their norm; then the weights go back in FP16. Not modelled: delayed updates, several
 * steps in flight, clipping's own time.
 *
 * @param model what is trained
 * @param batch sequences of a step
 * @param sequence tokens of each
 * @param bucketParameters gradients of a bucket
 */
public record OffloadedStep(Transformer model, int batch, int sequence, long bucketParameters) {
    /** What DeepSpeed and the experiments leave at their defaults. */
    public static final String FILE = "workload/offload.csv";

    private static final int GRADIENT_BYTES = Float.BYTES;
    private static final int WEIGHT_BYTES = Short.BYTES;

    /** @throws IllegalArgumentException if the bucket is empty, or model, batch and sequence do not fit */
    public OffloadedStep {
        if (bucketParameters < 1) {
            throw new IllegalArgumentException(
                    "bucket: got " + bucketParameters + " parameters, allowed 1 or more; DeepSpeed's default is 5e8");
        }
        TransformerStep.of(model, batch, sequence);
    }

    /**
     * A step with as many tokens in a sequence as the file says, or as the model's context holds if that is less.
     *
     * @throws io.github.teelab.units.UnknownName if the zoo has no such transformer
     */
    public static OffloadedStep of(String model, int batch) {
        Transformer transformer = Models.transformer(model);
        Parameters defaults = Parameters.read(FILE);
        int sequence = Math.min((int) defaults.number("sequence"), transformer.context());
        return new OffloadedStep(transformer, batch, sequence, (long) defaults.number("bucket"));
    }

    /** The same with another number of sequences. */
    public OffloadedStep batch(int sequences) {
        return new OffloadedStep(model, sequences, sequence, bucketParameters);
    }

    /** The same with sequences of another length. */
    public OffloadedStep sequence(int tokens) {
        return new OffloadedStep(model, batch, tokens, bucketParameters);
    }

    /** The same with buckets of another size. */
    public OffloadedStep bucket(long parameters) {
        return new OffloadedStep(model, batch, sequence, parameters);
    }

    /** Parameters of the model. */
    public long parameters() {
        return ParameterTensors.of(model).stream()
                .mapToLong(ParameterTensor::elements)
                .sum();
    }

    /** Bytes of all gradients. */
    public long gradientBytes() {
        return GRADIENT_BYTES * parameters();
    }

    /** Bytes of all weights as they go back. */
    public long weightBytes() {
        return WEIGHT_BYTES * parameters();
    }

    /** The step as a plan without host calls: its activities in an order in which they can be done. */
    public Plan plan() {
        TransformerStep passes = TransformerStep.of(model, batch, sequence);
        List<Activity> activities = new ArrayList<>();
        activities.add(Activity.following("forward", new Operation.NpuPass(passes.forward(), 1), List.of()));
        List<Work> backward = passes.backward();
        List<Integer> gradients = new ArrayList<>();
        long parameters = parameters();
        int computed = 0;
        for (long from = 0; from < parameters; from += bucketParameters) {
            long count = Math.min(bucketParameters, parameters - from);
            Operation pass = new Operation.NpuPass(backward, (double) count / parameters);
            activities.add(Activity.following("backward", pass, List.of(computed)));
            computed = activities.size() - 1;
            gradients.add(activities.size());
            Operation copy = new Operation.Copy(Transfer.DEVICE_TO_HOST_PINNED, GRADIENT_BYTES * count, 0);
            activities.add(Activity.following("gradients", copy, List.of(computed)));
        }
        activities.add(Activity.following("Adam", new Operation.Update(parameters), gradients));
        Operation back = new Operation.Copy(Transfer.HOST_TO_DEVICE_PINNED, weightBytes(), 0);
        activities.add(Activity.following("weights", back, List.of(activities.size() - 1)));
        return new Plan(model.name() + ", offloaded step", Optional.empty(), Plan.ALWAYS_FRESH, List.of(), activities);
    }
}
