package io.github.teelab.workload.job;

import io.github.teelab.platform.Gpu;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Precision;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.model.ConvolutionalNet;
import io.github.teelab.workload.model.InputShape;
import io.github.teelab.workload.model.Model;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.Roofline;
import io.github.teelab.workload.model.Transformer;
import io.github.teelab.workload.serving.EngineProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model at work: one batch of inference, one request of a decoder, or one step of training. Immutable.
 *
 * @param model what runs
 * @param mode what is done with it
 * @param batch inputs at a time, at least 1
 * @param input size of images; for convolutional nets
 * @param tokensIn tokens of each input; for transformers
 * @param tokensOut tokens put out for each input, at least 1; for decoders
 * @param precision format of weights and activations; convolutions of FP32 tensors are computed in TF32, as PyTorch does
 * @param cudaGraphs whether a decoder's steps are captured and launched as one; for decoders
 * @param pinned whether inputs and results lie in page-locked host memory, as a loader with pinned buffers or a network card
 *     leaves them; decoders' engines always pin theirs
 * @param loaderWorkers worker processes that read and transform images for training; empty where inputs lie ready and the
 *     GPU is taken to run as its roofline says, instead of as eager training was measured to
 * @param engine what an eager framework does beside the model's kernels; decoders run behind vLLM 0.5 as its profile has it
 */
public record Job(
        Model model,
        Mode mode,
        int batch,
        Optional<InputShape> input,
        int tokensIn,
        int tokensOut,
        Precision precision,
        boolean cudaGraphs,
        boolean pinned,
        OptionalInt loaderWorkers,
        Parameters engine) {
    /** Where the engines' parameters stand. */
    public static final String ENGINES = "calibration/engines.csv";

    private static final String CIFAR = "-cifar";
    private static final int SMALL_SIDE = 48;
    private static final int TOKENS = 128;
    private static final int MOST_INPUTS = 1 << 20;

    /** @throws IllegalArgumentException if a number is out of range */
    public Job {
        check("batch", batch, MOST_INPUTS, "inputs");
        check("tokens in", tokensIn, 1 << 22, "tokens");
        check("tokens out", tokensOut, 1 << 22, "tokens");
    }

    /**
     * Inference with a model of the zoo: batch 1, the net's own image size, 128 tokens in and out, FP32 for convolutional
     * nets and BF16 for transformers, CUDA graphs on, pageable memory.
     *
     * @throws io.github.teelab.units.UnknownName if there is no such model
     */
    public static Job inference(String model) {
        return of(Models.named(model), Mode.INFERENCE);
    }

    /**
     * A step of training, with the same defaults as {@link #inference}.
     *
     * @throws io.github.teelab.units.UnknownName if there is no such model
     */
    public static Job training(String model) {
        return of(Models.named(model), Mode.TRAINING);
    }

    /** Inference with a model of the caller's own, with the same defaults as {@link #inference}. */
    public static Job of(Model model) {
        return of(model, Mode.INFERENCE);
    }

    private static Job of(Model model, Mode mode) {
        boolean net = model instanceof ConvolutionalNet;
        return new Job(
                model,
                mode,
                1,
                model instanceof ConvolutionalNet images ? Optional.of(images.defaultInput()) : Optional.empty(),
                TOKENS,
                TOKENS,
                net ? Precision.FP32 : Precision.BF16,
                true,
                false,
                OptionalInt.empty(),
                Parameters.read(ENGINES));
    }

    /** The same with so many inputs at a time. */
    public Job batch(int inputs) {
        return new Job(
                model, mode, inputs, input, tokensIn, tokensOut, precision, cudaGraphs, pinned, loaderWorkers, engine);
    }

    /**
     * The same with images of another size. Images of less than 48 x 48 take the net's variant for small images (CIFAR)
     * where the zoo has one, as people train it: a stem that does not narrow, 100 classes.
     *
     * @throws IllegalArgumentException if the model takes no images
     */
    public Job input(InputShape shape) {
        if (input.isEmpty()) {
            throw new IllegalArgumentException("input: got " + shape + " for " + model.name()
                    + ", which reads tokens; set tokens in and tokens out instead");
        }
        String small = model.name() + CIFAR;
        boolean takesVariant = shape.height() < SMALL_SIDE
                && shape.width() < SMALL_SIDE
                && Models.names().contains(small);
        Model fitting = takesVariant ? Models.named(small) : model;
        return new Job(
                fitting,
                mode,
                batch,
                Optional.of(shape),
                tokensIn,
                tokensOut,
                precision,
                cudaGraphs,
                pinned,
                loaderWorkers,
                engine);
    }

    /**
     * The same with so many tokens in and, for a decoder, out.
     *
     * @throws IllegalArgumentException if the model reads no tokens
     */
    public Job tokens(int in, int out) {
        if (!(model instanceof Transformer)) {
            throw new IllegalArgumentException("tokens: got " + in + " in and " + out + " out for " + model.name()
                    + ", which reads images; set the input's size instead");
        }
        return new Job(model, mode, batch, input, in, out, precision, cudaGraphs, pinned, loaderWorkers, engine);
    }

    /** The same in another format. */
    public Job precision(Precision other) {
        return new Job(
                model, mode, batch, input, tokensIn, tokensOut, other, cudaGraphs, pinned, loaderWorkers, engine);
    }

    /** The same with or without captured steps. */
    public Job cudaGraphs(boolean on) {
        return new Job(model, mode, batch, input, tokensIn, tokensOut, precision, on, pinned, loaderWorkers, engine);
    }

    /** The same with or without page-locked host memory. */
    public Job pinned(boolean on) {
        return new Job(
                model, mode, batch, input, tokensIn, tokensOut, precision, cudaGraphs, on, loaderWorkers, engine);
    }

    /**
     * The same training with a data loader: a step lasts at least as long as its workers take for a batch, and the GPU runs as
     * eager training was measured to ({@code training_gpu_share}).
     *
     * @param workers processes, 1 to 1024
     * @throws IllegalArgumentException if this is no training of a net that reads images, or a number is out of range
     */
    public Job loader(int workers) {
        if (mode != Mode.TRAINING || input.isEmpty()) {
            throw new IllegalArgumentException("loader workers: got " + workers + " for " + this
                    + ", expected training of a net that reads images");
        }
        check("loader workers", workers, 1024, "processes");
        return new Job(
                model,
                mode,
                batch,
                input,
                tokensIn,
                tokensOut,
                precision,
                cudaGraphs,
                pinned,
                OptionalInt.of(workers),
                engine);
    }

    /** The same with another engine. */
    public Job engine(Parameters other) {
        return new Job(
                model, mode, batch, input, tokensIn, tokensOut, precision, cudaGraphs, pinned, loaderWorkers, other);
    }

    /**
     * The plan of calls and device work that the engine issues on a machine's first GPU, or where it has none on its first
     * NPU, whose driver and framework are taken to work as a GPU's do.
     *
     * @throws IllegalStateException if the machine has neither
     */
    public Plan plan(Platform platform) {
        return plan(platform, HostPace.REFERENCE);
    }

    /** The same on a host of another pace. */
    public Plan plan(Platform platform, HostPace pace) {
        boolean npu = platform.gpus().isEmpty() && !platform.npus().isEmpty();
        return plan(npu ? Roofline.of(platform.npu(), arithmetic()) : Roofline.of(platform.gpu(), arithmetic()), pace);
    }

    /** The plan of calls and device work that the engine issues on a GPU. */
    public Plan plan(Gpu gpu) {
        return plan(Roofline.of(gpu, arithmetic()), HostPace.REFERENCE);
    }

    private Plan plan(Roofline roofline, HostPace pace) {
        return isGeneration()
                ? new Generation(this, (Transformer) model, roofline, EngineProfile.vllm05(), pace).plan()
                : new EagerStep(this, roofline, pace).plan();
    }

    /** PyTorch leaves convolutions of FP32 tensors to TF32 unless told otherwise (torch.backends.cudnn.allow_tf32). */
    private Precision arithmetic() {
        return model instanceof ConvolutionalNet && precision == Precision.FP32 ? Precision.TF32 : precision;
    }

    /** Whether this is a decoder that puts out tokens one after the other. */
    public boolean isGeneration() {
        return mode == Mode.INFERENCE
                && model instanceof Transformer transformer
                && transformer.kind() == Transformer.Kind.DECODER;
    }

    /** What is counted for throughput, such as {@code "tokens"}. */
    public String unit() {
        if (isGeneration()) {
            return "tokens";
        }
        return model instanceof ConvolutionalNet ? "images" : "sequences";
    }

    /** How many of {@link #unit()} one run yields. */
    public long produced() {
        return isGeneration() ? (long) batch * tokensOut : batch;
    }

    /** Model, mode, batch and sizes in words. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>(List.of(model.name(), mode.label(), "batch " + batch));
        input.ifPresent(shape -> words.add(shape.toString()));
        if (model instanceof Transformer) {
            words.add(isGeneration() ? tokensIn + "+" + tokensOut + " tokens" : tokensIn + " tokens");
        }
        words.add(precision.label());
        return String.join(", ", words);
    }

    private static void check(String what, int got, int most, String unit) {
        if (got < 1 || got > most) {
            throw new IllegalArgumentException(what + ": got " + got + ", allowed 1 to " + most + " " + unit);
        }
    }
}
