package io.github.teelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.teelab.Lab;
import io.github.teelab.experiment.serving.ServingRun;
import io.github.teelab.experiment.serving.ServingRuns;
import io.github.teelab.experiment.serving.Slo;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.PlatformBuilder;
import io.github.teelab.platform.Precision;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.serving.Arrivals;
import io.github.teelab.workload.serving.Distribution;
import io.github.teelab.workload.serving.EngineProfile;
import io.github.teelab.workload.serving.Lengths;
import io.github.teelab.workload.serving.RequestFile;
import io.github.teelab.workload.serving.Serving;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code teelab serve}: a model under load on a TEE system. */
@Command(
        name = "serve",
        description = "Serve a model under load on a TEE system, and without protection.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The result: tokens per second, time to the first token (TTFT), time between tokens",
            "(ITL; TPOT is its mean over a request), on the system and without protection.",
            "Example: teelab serve --model llama-3.1-8b --rate 10 --tokens-in 512 --tokens-out 256"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            completionCandidates = SystemNames.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: h100).")
    private String system = "h100";

    @Option(names = "--model", paramLabel = "NAME", required = true, description = "A decoder; see: list models.")
    private String model;

    @Option(names = "--gpu", paramLabel = "NAME", description = "A GPU; see: list devices (default: the system's own).")
    private Optional<String> gpu = Optional.empty();

    @Option(names = "--cpu", paramLabel = "NAME", description = "A processor (default: the system's own).")
    private Optional<String> cpu = Optional.empty();

    @Option(names = "--gpus", paramLabel = "N", description = "GPUs that share every layer (default: 1).")
    private int gpus = 1;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "bf16, fp16, fp8, int4 or mxfp4 (default: bf16; mxfp4 for gpt-oss).")
    private Optional<String> precision = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Requests per second, Poisson arrivals; inf: all at once.")
    private Optional<String> rate = Optional.empty();

    @Option(
            names = "--burstiness",
            paramLabel = "X",
            description = "With --rate: 1 is Poisson, below 1 burstier (default: 1).")
    private double burstiness = 1;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Users that each send a request once the last is answered.")
    private Optional<Integer> concurrency = Optional.empty();

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            description = "CSV or JSON lines with tokens_in, tokens_out and, if wanted, time in seconds.")
    private Optional<Path> requests = Optional.empty();

    @Option(names = "--tokens-in", paramLabel = "N", description = "Tokens of each prompt (default: as ShareGPT).")
    private Optional<Integer> tokensIn = Optional.empty();

    @Option(names = "--tokens-out", paramLabel = "N", description = "Tokens of each answer (default: as ShareGPT).")
    private Optional<Integer> tokensOut = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "Requests (default: 1000, or all of the file).")
    private Optional<Integer> count = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of arrivals and lengths (default: 0).")
    private long seed;

    @Option(names = "--engine", paramLabel = "NAME", description = "vllm-v1 or vllm-0.5 (default: vllm-v1).")
    private String engine = "vllm-v1";

    @Option(names = "--host-cores", paramLabel = "N", description = "Cores for the server (default: all).")
    private Optional<Integer> hostCores = Optional.empty();

    @Option(names = "--ttft-slo", paramLabel = "MS", description = "Most time to the first token, for the goodput.")
    private Optional<Double> ttftSlo = Optional.empty();

    @Option(names = "--tpot-slo", paramLabel = "MS", description = "Most mean time between tokens, for the goodput.")
    private Optional<Double> tpotSlo = Optional.empty();

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        ServingRuns.Question question = Lab.serve(serving());
        if (hostCores.isPresent()) {
            question = question.hostCores(hostCores.get());
        }
        ServingRuns runs = question.on(TeeSystems.named(system, platform()));
        PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            Map<String, Object> object = json(runs.runs().get(0));
            object.put("baseline", json(runs.baselines().get(0)));
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(object));
        } else {
            out.println(Tables.text(Tables.rounded(runs.table(), 4)));
        }
        out.flush();
        return 0;
    }

    private Platform platform() {
        PlatformBuilder builder = TeeSystems.provider(system).platform().toBuilder();
        if (cpu.isPresent()) {
            builder = builder.cpu(cpu.get());
        }
        if (gpus < 1 || gpus > 64) {
            throw usage("--gpus: got " + gpus + ", expected 1 to 64");
        }
        String name =
                gpu.orElseGet(() -> TeeSystems.provider(system).platform().gpu().name());
        return builder.gpus(name, gpus).build();
    }

    private Serving serving() {
        Serving serving =
                Serving.of(model).gpus(gpus).engine(EngineProfile.named(engine)).seed(seed);
        if (precision.isPresent()) {
            serving = serving.precision(Precision.named(precision.get()));
        }
        if (tokensIn.isPresent() != tokensOut.isPresent() || (tokensIn.isPresent() && requests.isPresent())) {
            throw usage("lengths: expected --tokens-in and --tokens-out together, or --requests, or none of them");
        }
        if (tokensIn.isPresent()) {
            serving = serving.requests(Lengths.fixed(tokensIn.get(), tokensOut.get()));
        }
        int most = 1000;
        Optional<Arrivals> arrivals = arrivals();
        if (requests.isPresent()) {
            RequestFile.Contents contents = RequestFile.read(requests.get());
            serving = serving.requests(Lengths.recorded(contents.tokens()));
            most = contents.tokens().size();
            if (arrivals.isEmpty() && !contents.times().isEmpty()) {
                arrivals = Optional.of(Arrivals.recorded(contents.times()));
            }
        }
        return serving.count(count.orElse(most))
                .arrivals(arrivals.orElseThrow(() ->
                        usage("arrivals: expected --rate, --concurrency, or --requests with a column time, got none")));
    }

    private Optional<Arrivals> arrivals() {
        if (rate.isPresent() && concurrency.isPresent()) {
            throw usage("arrivals: got --rate and --concurrency, expected one of them");
        }
        if (concurrency.isPresent()) {
            return Optional.of(Arrivals.closedLoop(concurrency.get()));
        }
        return rate.map(text -> text.equals("inf") ? Arrivals.allAtOnce() : Arrivals.bursty(number(text), burstiness));
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw usage("--rate: got \"" + text + "\", expected requests per second, such as 2.5, or inf");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Map<String, Object> json(ServingRun run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("system", run.system().name());
        object.put("model", model);
        object.put("gpu", run.system().platform().gpu().name());
        object.put(
                "rate_per_s",
                rate.filter(text -> !text.equals("inf")).map(this::number).orElse(null));
        object.put("completed", run.log().completed());
        object.put("completed_per_s", run.completedPerSecond());
        object.put("output_tokens_per_s", run.outputTokensPerSecond());
        object.put("ttft_ms", json(run.ttft()));
        object.put("tpot_ms", json(run.tpot()));
        object.put("itl_ms", json(run.itl()));
        object.put("e2e_ms", json(run.endToEnd()));
        if (ttftSlo.isPresent() || tpotSlo.isPresent()) {
            object.put("goodput_per_s", run.goodputPerSecond(new Slo(bound(ttftSlo), bound(tpotSlo))));
        }
        return object;
    }

    private static SimTime bound(Optional<Double> ms) {
        return ms.map(SimTime::ms).orElse(SimTime.ps(Long.MAX_VALUE));
    }

    private static Map<String, Object> json(Distribution distribution) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("mean", distribution.mean());
        object.put("p50", distribution.p50());
        object.put("p90", distribution.p90());
        object.put("p99", distribution.p99());
        return object;
    }
}
