package io.github.teelab.experiment;

import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.trace.Injections;
import io.github.teelab.report.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One trace on one or more memories. */
public final class MemoryRuns {
    private final List<MemoryRun> runs;

    private MemoryRuns(List<MemoryRun> runs) {
        this.runs = runs;
    }

    /**
     * A trace that waits for the memories to be named.
     *
     * @param trace a file with one request a line; see {@link io.github.teelab.memory.trace.TraceReader}
     * @param scheme the name of a protection scheme
     * @param progress shows how much of the trace has been read
     */
    public record Question(Path trace, String scheme, Progress progress) {
        /** A trace without protection. */
        public Question(Path trace) {
            this(trace, Injections.NONE, Progress.none());
        }

        /** This trace under a protection scheme; see {@link Injections#names}. */
        public Question scheme(String name) {
            return new Question(trace, name, progress);
        }

        /** This trace, read with or without progress bars. */
        public Question progress(Progress shown) {
            return new Question(trace, scheme, shown);
        }

        /**
         * Feeds the trace to one channel of each DRAM of the catalog.
         *
         * @throws io.github.teelab.units.UnknownName if there is no such DRAM or scheme
         * @throws io.github.teelab.memory.trace.BadTrace if the trace cannot be read
         */
        public MemoryRuns on(String... drams) {
            return on(Arrays.stream(drams).map(DramDesign::of).toArray(DramDesign[]::new));
        }

        /**
         * Feeds the trace to each memory.
         *
         * @throws io.github.teelab.units.UnknownName if there is no such scheme
         * @throws io.github.teelab.memory.trace.BadTrace if the trace cannot be read
         */
        public MemoryRuns on(DramDesign... designs) {
            if (designs.length == 0) {
                throw new IllegalArgumentException(
                        "memories: got none, needed is at least one, such as DramDesign.of(\"ddr4-3200\").channels(2)");
            }
            return new MemoryRuns(Arrays.stream(designs)
                    .map(design -> MemoryRun.of(trace, design, scheme, progress))
                    .toList());
        }
    }

    /** One for each memory, in the order given. */
    public List<MemoryRun> runs() {
        return runs;
    }

    /** One row for each memory: requests, time, bandwidth beside the peak, row hits, read latency. */
    public Table table() {
        return Table.create(
                runs.get(0).trace().getFileName().toString(),
                StringColumn.create(
                        "memory", runs.stream().map(run -> run.design().dram().name())),
                column("channels", run -> run.design().channels()),
                StringColumn.create(
                        "mapping",
                        runs.stream().map(run -> run.design().mapping().text())),
                StringColumn.create("scheme", runs.stream().map(MemoryRun::scheme)),
                column("requests", MemoryRun::requests),
                column("metadata requests", MemoryRun::metadataRequests),
                column("time (ns)", MemoryRun::timeNs),
                column("bandwidth (GB/s)", MemoryRun::bandwidthGbPerSecond),
                column("peak (GB/s)", run -> run.design().peak().toGbPerSecond()),
                column("row hits (%)", run -> run.statistics().rowHitPercent()),
                column("mean read latency (ns)", run -> run.statistics().meanLatencyPs() / 1e3));
    }

    private DoubleColumn column(String name, ToDoubleFunction<MemoryRun> value) {
        return DoubleColumn.create(name, runs.stream().mapToDouble(value));
    }
}
