package io.github.teelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.teelab.Lab;
import io.github.teelab.experiment.JobRun;
import io.github.teelab.experiment.JobRuns;
import io.github.teelab.platform.Precision;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.job.Mode;
import io.github.teelab.workload.model.InputShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code teelab run}: a model of the zoo on a TEE system. */
@Command(
        name = "run",
        description = "Run inference or a training step of a model on a TEE system.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The result: latency of a batch in ms, throughput, and how much slower that is",
            "than without protection.",
            "Example: teelab run --model llama-3-8b --batch 64 --tokens-out 256"
        })
final class RunCommand implements Callable<Integer> {
    private static final int DEFAULT_WORKERS = 4;

    /** Whether something is on. */
    enum Switch {
        ON,
        OFF
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private MachineOptions machine;

    @Option(
            names = "--gpus",
            paramLabel = "N",
            description = "GPUs that run the job side by side, each its own batch (default: 1).")
    private int gpus = 1;

    @Option(names = "--model", paramLabel = "NAME", required = true, description = "A model; see: list models.")
    private String model;

    @Option(
            names = "--mode",
            paramLabel = "inference|training",
            description = "What to do with the model; training is one step (default: inference).")
    private Mode mode = Mode.INFERENCE;

    @Option(names = "--batch", paramLabel = "N", description = "Images or sequences at a time (default: 1).")
    private int batch = 1;

    @Option(
            names = "--input",
            paramLabel = "HxWxC",
            description = "Pixels and channels of an image, such as 32x32x3 (default: the model's own).")
    private Optional<String> input = Optional.empty();

    @Option(names = "--tokens-in", paramLabel = "N", description = "Tokens of each input (default: 128).")
    private Optional<Integer> tokensIn = Optional.empty();

    @Option(names = "--tokens-out", paramLabel = "N", description = "Tokens put out for each input (default: 128).")
    private Optional<Integer> tokensOut = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description =
                    "fp32, tf32, bf16, fp16, fp8, int8, int4 or mxfp4 (default: fp32 for nets, bf16 for transformers).")
    private Optional<String> precision = Optional.empty();

    @Option(
            names = "--cuda-graphs",
            paramLabel = "on|off",
            description = "Whether a decoder's steps are captured in CUDA graphs (default: on).")
    private Switch cudaGraphs = Switch.ON;

    @Option(
            names = "--loader-workers",
            paramLabel = "N",
            description = "Processes that read and transform images for training; 0: images lie ready (default: 4).")
    private Optional<Integer> loaderWorkers = Optional.empty();

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        JobRuns runs = Lab.run(job()).gpus(gpus).on(machine.systems().toArray(TeeSystem[]::new));
        PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(
                            runs.runs().size() == 1
                                    ? json(runs.runs().get(0))
                                    : runs.runs().stream().map(this::json).toList()));
        } else {
            out.println(Tables.text(Tables.rounded(runs.table(), 4)));
        }
        out.flush();
        return 0;
    }

    private Job job() {
        Job job = mode == Mode.TRAINING ? Job.training(model) : Job.inference(model);
        job = job.batch(batch).cudaGraphs(cudaGraphs == Switch.ON);
        if (precision.isPresent()) {
            job = job.precision(Precision.named(precision.get()));
        }
        if (input.isPresent()) {
            job = job.input(InputShape.parse(input.get()));
        }
        boolean loads = mode == Mode.TRAINING && job.input().isPresent();
        int workers = loaderWorkers.orElse(loads ? DEFAULT_WORKERS : 0);
        if (workers != 0) {
            job = job.loader(workers);
        }
        if (tokensIn.isPresent() || tokensOut.isPresent()) {
            job = job.tokens(tokensIn.orElse(job.tokensIn()), tokensOut.orElse(job.tokensOut()));
        }
        return job;
    }

    private Map<String, Object> json(JobRun run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("system", run.system().name());
        object.put("model", model);
        object.put("mode", run.job().mode().label());
        object.put("batch", run.job().batch());
        object.put("latency_ms", run.latencyMs());
        object.put("throughput_per_s", run.throughputPerSecond());
        object.put("throughput_unit", run.job().unit());
        object.put("baseline_latency_ms", run.baselineLatencyMs());
        object.put("slowdown", run.slowdown());
        object.put(
                "extrapolated",
                run.system().validity().extrapolations().stream()
                        .map(Object::toString)
                        .toList());
        return object;
    }
}
