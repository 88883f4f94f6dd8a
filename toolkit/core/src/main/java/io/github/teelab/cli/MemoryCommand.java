package io.github.teelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.teelab.Lab;
import io.github.teelab.experiment.MemoryRun;
import io.github.teelab.experiment.MemoryRuns;
import io.github.teelab.memory.dram.AddressMapping;
import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.trace.Injections;
import io.github.teelab.report.Tables;
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
import picocli.CommandLine.Spec;

/** {@code teelab memory}: a trace of loads and stores on a DRAM. */
@Command(
        name = "memory",
        description = "Feed a trace of loads and stores to a DRAM, as fast as its queues accept.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: teelab memory --trace app.trace.gz --dram ddr4-3200 --scheme sgx"})
final class MemoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            required = true,
            description = "One request a line, LD 0xADDRESS or ST 0xADDRESS; plain or gzip.")
    private Path trace;

    @Option(names = "--dram", paramLabel = "NAME", required = true, description = "A memory; see: list devices.")
    private String dram;

    @Option(names = "--channels", paramLabel = "N", description = "Channels of the memory (default: 1).")
    private int channels = 1;

    @Option(
            names = "--mapping",
            paramLabel = "FIELDS",
            description = "Address bits from the highest, such as row-bank-rank-column-channel"
                    + " (default: row-bank-rank-column-group-channel+xor).")
    private String mapping = AddressMapping.INTERLEAVED.text();

    @Option(
            names = "--line",
            paramLabel = "BYTES",
            description = "Bytes of a request, such as 64 (default: one burst of the memory).")
    private Optional<Integer> line = Optional.empty();

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            completionCandidates = SchemeNames.class,
            description = "How the memory is protected, one of ${COMPLETION-CANDIDATES} (default: none).")
    private String scheme = Injections.NONE;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        DramDesign whole = DramDesign.of(dram).channels(channels).mapping(mapping);
        MemoryRuns runs = Lab.memory(trace)
                .scheme(scheme)
                .progress(format.progress())
                .on(line.map(whole::line).orElse(whole));
        PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(json(runs.runs().get(0))));
        } else {
            out.println(Tables.text(runs.runs().get(0).table()));
        }
        out.flush();
        return 0;
    }

    private static Map<String, Object> json(MemoryRun run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("requests", run.requests());
        object.put("bytes", run.bytes());
        object.put("time_ns", run.timeNs());
        object.put("bandwidth_gb_per_s", run.bandwidthGbPerSecond());
        object.put("row_hit_pct", run.statistics().rowHitPercent());
        object.put("metadata_requests", run.metadataRequests());
        return object;
    }
}
