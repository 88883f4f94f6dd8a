package io.github.teelab.workload.collaboration;

import io.github.teelab.platform.Gpu;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Precision;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.model.Model;
import io.github.teelab.workload.model.Models;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Several data holders train one language model: in each round every holder's next chunk of tokens is trained on once. It
 * says nothing of how they share. Immutable.
 *
 * @param model what is trained
 * @param holders how many holders, 1 to 100,000
 * @param chunk a holder's data for one round, inputs and targets
 * @param spread how far holders' chunks differ: standard deviation of the logarithm of their sizes; 0 if all are alike
 * @param rounds how many rounds
 * @param step one step of training on one GPU
 * @param seed of sizes and of the order in which holders have their turn
 * @param framework batch, sequence length and bytes per token or parameter
 */
public record CollaborativeTraining(
        Model model,
        int holders,
        Bytes chunk,
        double spread,
        int rounds,
        SimTime step,
        long seed,
        Parameters framework) {
    /** Where the framework's parameters stand. */
    public static final String FILE = "workload/llmc.csv";

    private static final int MOST_HOLDERS = 100_000;

    /** @throws IllegalArgumentException if a number is out of range */
    public CollaborativeTraining {
        if (holders < 1 || holders > MOST_HOLDERS || rounds < 1) {
            throw new IllegalArgumentException("collaborative training: got " + holders + " holders and " + rounds
                    + " rounds, allowed 1 to " + MOST_HOLDERS + " holders and 1 round or more");
        }
        if (!(spread >= 0 && spread <= 3)) {
            throw new IllegalArgumentException("spread of chunk sizes: got " + spread + ", allowed 0 to 3");
        }
        if (chunk.value() < 1) {
            throw new IllegalArgumentException("chunk: got " + chunk + ", allowed 1 byte or more");
        }
    }

    /** GPT-2 124M with llm.c on one H100, one holder, one round of 512 MiB: what the paper measures. */
    public static CollaborativeTraining gpt2() {
        Parameters framework = Parameters.read(FILE);
        return new CollaborativeTraining(
                Models.named("gpt2"), 1, Bytes.mib(512), 0, 1, SimTime.ms(framework.number("step")), 1, framework);
    }

    /** The same with another model of the zoo; a step takes longer in proportion to its parameters. */
    public CollaborativeTraining model(String name) {
        Model other = Models.named(name);
        double times = (double) other.parameters() / model.parameters();
        return new CollaborativeTraining(other, holders, chunk, spread, rounds, step.times(times), seed, framework);
    }

    /** The same with so many holders. */
    public CollaborativeTraining holders(int number) {
        return new CollaborativeTraining(model, number, chunk, spread, rounds, step, seed, framework);
    }

    /** The same with chunks of another size. */
    public CollaborativeTraining chunk(Bytes size) {
        return new CollaborativeTraining(model, holders, size, spread, rounds, step, seed, framework);
    }

    /** The same with chunks that differ from holder to holder. */
    public CollaborativeTraining spread(double standardDeviation) {
        return new CollaborativeTraining(model, holders, chunk, standardDeviation, rounds, step, seed, framework);
    }

    /** The same with so many rounds. */
    public CollaborativeTraining rounds(int number) {
        return new CollaborativeTraining(model, holders, chunk, spread, number, step, seed, framework);
    }

    /** The same with another time for a step. */
    public CollaborativeTraining step(SimTime given) {
        return new CollaborativeTraining(model, holders, chunk, spread, rounds, given, seed, framework);
    }

    /** The same with another seed. */
    public CollaborativeTraining seed(long other) {
        return new CollaborativeTraining(model, holders, chunk, spread, rounds, step, other, framework);
    }

    /** Time of a step's kernels by the roofline of a GPU, in TF32 as llm.c multiplies. */
    public SimTime stepByRoofline(Gpu gpu) {
        Job job = Job.training(model.name())
                .batch(parameter("batch"))
                .tokens(parameter("sequence"), 1)
                .precision(Precision.TF32);
        return SimTime.ps(job.plan(gpu).activities().stream()
                .filter(activity -> activity.operation() instanceof Operation.Kernel)
                .mapToLong(Activity::durationPs)
                .sum());
    }

    /** A holder's data for one round, in bytes; lognormal around the chunk where sizes differ. */
    public long chunkBytes(int holder) {
        if (spread == 0) {
            return chunk.value();
        }
        Random random = new Random(new SplittableRandom(seed + 31L * holder).nextLong());
        return Math.max(1, Math.round(chunk.value() * Math.exp(spread * random.nextGaussian())));
    }

    /** In which order holders have their turn. */
    public List<Integer> order(int round) {
        List<Integer> order = new ArrayList<>();
        for (int holder = 0; holder < holders; holder++) {
            order.add(holder);
        }
        Collections.shuffle(order, new Random(new SplittableRandom(seed * 1_000_003 + round).nextLong()));
        return order;
    }

    /** Steps for so many bytes of inputs and targets; the last may be smaller. */
    public long steps(long bytes) {
        long stepBytes = (long) parameter("batch") * parameter("sequence") * parameter("token_bytes");
        return (bytes + stepBytes - 1) / stepBytes;
    }

    /** Training on so many bytes, picoseconds. */
    public long trainPs(long bytes) {
        return Math.multiplyExact(steps(bytes), step.picoseconds());
    }

    /** Weights and the optimiser's state, in bytes. */
    public long stateBytes() {
        return parameter("state_bytes") * model.parameters();
    }

    /** What one exchange of weights or gradients moves one way, in bytes. */
    public long exchangedBytes() {
        return parameter("exchanged_bytes") * model.parameters();
    }

    /** Time to add up one holder's weights or gradients, picoseconds. */
    public long averagePs() {
        return Math.round(exchangedBytes() * 1e3 / framework.number("average"));
    }

    private int parameter(String name) {
        return (int) framework.number(name);
    }
}
