package io.github.teelab.experiment;

import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.dram.DramMemory;
import io.github.teelab.memory.dram.DramStatistics;
import io.github.teelab.memory.trace.BadTrace;
import io.github.teelab.memory.trace.Injection;
import io.github.teelab.memory.trace.Injections;
import io.github.teelab.memory.trace.TraceReader;
import io.github.teelab.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One trace on one memory.
 *
 * @param trace the file
 * @param design the memory
 * @param scheme the protection scheme
 * @param requests of the trace; all of them completed
 * @param metadataRequests that the scheme added
 * @param statistics what the memory has counted, metadata included
 */
public record MemoryRun(
        Path trace, DramDesign design, String scheme, long requests, long metadataRequests, DramStatistics statistics) {

    static MemoryRun of(Path trace, DramDesign design, String scheme, Progress progress) {
        Injection injection = Injections.named(scheme);
        DramMemory memory = design.build();
        try (TraceReader reader =
                TraceReader.open(trace, raw -> progress.reading(design.dram().name(), raw, bytes(trace)))) {
            Injection.Injected injected = injection.run(reader, memory);
            if (injected.requests() == 0) {
                throw BadTrace.empty(trace);
            }
            return new MemoryRun(
                    trace, design, scheme, injected.requests(), injected.metadataRequests(), memory.statistics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(Path trace) {
        try {
            return Files.size(trace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that the trace asked for: its requests times the line. */
    public long bytes() {
        return requests * design.lineBytes();
    }

    /** From the first request to the last completion, nanoseconds. */
    public double timeNs() {
        return statistics.timePs() / 1e3;
    }

    /** {@link #bytes} in {@link #timeNs}, GB/s. */
    public double bandwidthGbPerSecond() {
        return bytes() / timeNs();
    }

    /** The run and all that the memory has counted: quantity, value, unit. */
    public Table table() {
        Table table = Table.create(
                trace.getFileName() + " on " + design.dram().name(),
                StringColumn.create("quantity", "requests", "metadata requests", "bytes asked for", "peak bandwidth"),
                DoubleColumn.create(
                        "value",
                        requests,
                        metadataRequests,
                        bytes(),
                        design.peak().toGbPerSecond()),
                StringColumn.create("unit", "requests", "requests", "B", "GB/s"));
        return table.append(statistics.table());
    }
}
