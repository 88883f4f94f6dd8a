package io.github.teelab.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.teelab.engine.Timeline;
import io.github.teelab.files.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Timelines as a trace that ui.perfetto.dev and chrome://tracing open: a process for each timeline, a thread for each
 * server of a resource, a slice for each task. The format is Google's "Trace Event Format" (JSON object form): complete
 * events {@code X}, metadata {@code M}, and flows {@code s} and {@code f}; times in microseconds with six decimals, down
 * to the picosecond. Written as a stream, so the trace itself is never held in memory.
 *
 * @param runs the timelines and their names
 * @param arrows between which categories of tasks dependencies are drawn
 */
public record PerfettoTrace(List<NamedTimeline> runs, List<Arrow> arrows) {
    /** A timeline and the name of its process, such as {@code before}. */
    public record NamedTimeline(String name, Timeline timeline) {
        public NamedTimeline {
            Check.text("process name", name);
        }
    }

    /** Dependencies from tasks of one category to tasks of another. */
    public record Arrow(String fromCategory, String toCategory) {}

    public PerfettoTrace {
        runs = List.copyOf(runs);
        arrows = List.copyOf(arrows);
    }

    /** A trace of one timeline. */
    public static PerfettoTrace of(String name, Timeline timeline) {
        return new PerfettoTrace(List.of(new NamedTimeline(name, timeline)), List.of());
    }

    /** The same trace with one more timeline as a process of its own. */
    public PerfettoTrace and(String name, Timeline timeline) {
        List<NamedTimeline> all = new ArrayList<>(runs);
        all.add(new NamedTimeline(name, timeline));
        return new PerfettoTrace(all, arrows);
    }

    /** The same trace with an arrow for each dependency between two categories, such as launch to kernel. */
    public PerfettoTrace arrows(String fromCategory, String toCategory) {
        List<Arrow> all = new ArrayList<>(arrows);
        all.add(new Arrow(fromCategory, toCategory));
        return new PerfettoTrace(runs, all);
    }

    /**
     * Writes the trace to a file, compressed if its name ends with {@code .gz}; the file is whole or stays as it was.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        OutputFile.write(file, out -> {
            if (!file.toString().endsWith(".gz")) {
                write(out);
                return;
            }
            try (OutputStream packed = new GZIPOutputStream(out, 1 << 16)) {
                write(packed);
            }
        });
    }

    /**
     * Writes the trace as UTF-8 JSON and leaves the stream open.
     *
     * @throws IOException if the stream fails
     */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("displayTimeUnit", "ns");
            json.writeArrayFieldStart("traceEvents");
            int flow = 1;
            for (int run = 0; run < runs.size(); run++) {
                Timeline timeline = runs.get(run).timeline();
                PerfettoThreads threads = PerfettoThreads.of(timeline);
                writeNames(json, run + 1, runs.get(run).name(), threads);
                for (int task : threads.byStart()) {
                    writeSlice(json, run + 1, timeline, task, threads.thread(task));
                }
                flow = writeArrows(json, run + 1, timeline, threads, flow);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeNames(JsonGenerator json, int process, String name, PerfettoThreads threads)
            throws IOException {
        writeName(json, process, 0, "process_name", name);
        List<String> names = threads.names();
        for (int i = 0; i < names.size(); i++) {
            writeName(json, process, i + 1, "thread_name", names.get(i));
            startEvent(json, "M", process, i + 1);
            json.writeStringField("name", "thread_sort_index");
            json.writeObjectFieldStart("args");
            json.writeNumberField("sort_index", i + 1);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void writeName(JsonGenerator json, int process, int thread, String kind, String name)
            throws IOException {
        startEvent(json, "M", process, thread);
        json.writeStringField("name", kind);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeSlice(JsonGenerator json, int process, Timeline timeline, int task, int thread)
            throws IOException {
        startEvent(json, "X", process, thread);
        String label = timeline.label(task);
        json.writeStringField("name", label.isEmpty() ? timeline.category(task) : label);
        json.writeStringField("cat", timeline.category(task));
        writeTime(json, "ts", timeline.startPs(task));
        writeTime(json, "dur", timeline.endPs(task) - timeline.startPs(task));
        json.writeObjectFieldStart("args");
        json.writeNumberField("task", task);
        json.writeNumberField("bytes", timeline.bytes(task));
        writeTime(json, "waited_us", timeline.startPs(task) - timeline.readyPs(task));
        json.writeEndObject();
        json.writeEndObject();
    }

    private int writeArrows(JsonGenerator json, int process, Timeline timeline, PerfettoThreads threads, int firstFlow)
            throws IOException {
        int flow = firstFlow;
        for (int task = 0; !arrows.isEmpty() && task < timeline.taskCount(); task++) {
            for (int successor : timeline.program().successors(task)) {
                if (arrows.contains(new Arrow(timeline.category(task), timeline.category(successor)))) {
                    writeFlow(json, "s", process, threads.thread(task), timeline.startPs(task), flow);
                    writeFlow(json, "f", process, threads.thread(successor), timeline.startPs(successor), flow);
                    flow++;
                }
            }
        }
        return flow;
    }

    private static void writeFlow(JsonGenerator json, String phase, int process, int thread, long timePs, int flow)
            throws IOException {
        startEvent(json, phase, process, thread);
        json.writeStringField("name", "dependency");
        json.writeStringField("cat", "dependency");
        json.writeNumberField("id", flow);
        writeTime(json, "ts", timePs);
        if (phase.equals("f")) {
            // Without this the arrow would end at the next slice instead of the one around its time.
            json.writeStringField("bp", "e");
        }
        json.writeEndObject();
    }

    private static void startEvent(JsonGenerator json, String phase, int process, int thread) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeNumberField("pid", process);
        json.writeNumberField("tid", thread);
    }

    /** Picoseconds as microseconds, exactly. */
    private static void writeTime(JsonGenerator json, String field, long timePs) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(BigDecimal.valueOf(timePs, 6).toPlainString());
    }
}
