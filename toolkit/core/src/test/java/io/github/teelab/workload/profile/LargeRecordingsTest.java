package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.fuzz.Fuzz;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording is read within a heap of its own size: 1 GiB of dense Kineto, or 500 MB and 500 MB of Nsight reports,
 * within 1 GiB where {@code -Pfuzz} asks for it, and a sixteenth of each in an ordinary build.
 */
class LargeRecordingsTest {
    private static final int SHARE = Fuzz.isLong() ? 1 : 16;
    private static final long KINETO_BYTES = (1L << 30) / SHARE;
    private static final long REPORT_BYTES = 500_000_000L / SHARE;
    private static final int HEAP_MIB = 1_024 / SHARE;

    @TempDir
    private Path folder;

    @Test
    void denseKineto() throws Exception {
        Path trace = folder.resolve("dense.json");
        try (BufferedWriter out = Files.newBufferedWriter(trace)) {
            out.write("{\"traceEvents\": [");
            long written = 0;
            for (long i = 1; written < KINETO_BYTES; i++) {
                String events = (i == 1 ? "" : ",")
                        + "{\"ph\":\"X\",\"cat\":\"cuda_runtime\",\"name\":\"cudaLaunchKernel\",\"pid\":1,\"tid\":1,\"ts\":"
                        + 10 * i + ".5,\"dur\":4.25,\"args\":{\"correlation\":" + i + "}},\n"
                        + "{\"ph\":\"X\",\"cat\":\"kernel\",\"name\":\"k" + i % 100 + "\",\"pid\":0,\"tid\":7,\"ts\":"
                        + (10 * i + 6) + ".125,\"dur\":3,\"args\":{\"correlation\":" + i + "}}";
                out.write(events);
                written += events.length();
            }
            out.write("]}");
        }
        read("dense Kineto", trace);
    }

    @Test
    void largeReports() throws Exception {
        Path api = folder.resolve("api.csv");
        Path gpu = folder.resolve("gpu.csv");
        write(api, Samples.API, i -> 10_000 * i + ",4250,cudaLaunchKernel,0," + i + ",42,43,20,app\n");
        write(
                gpu,
                Samples.GPU,
                i -> (10_000 * i + 6_000) + ",3000," + i
                        + ",1,1,1,32,1,1,29,0.000,0.000,,,,,NVIDIA H100 NVL (0),1,,7,\"step(float *, int)\"\n");
        read("Nsight CSV", api, gpu);
    }

    private interface Row {
        String of(long index);
    }

    private static void write(Path file, String sample, Row row) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(sample.substring(0, sample.indexOf('\n') + 1));
            long written = 0;
            for (long i = 1; written < REPORT_BYTES; i++) {
                String line = row.of(i);
                out.write(line);
                written += line.length();
            }
        }
    }

    /** In a process of its own, whose heap is as large as the files. */
    private static void read(String what, Path... files) throws Exception {
        long bytes = 0;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ReadOnce.class.getName()));
        for (Path file : files) {
            command.add(file.toString());
            bytes += Files.size(file);
        }
        long beganNs = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer;
        try (InputStream out = process.getInputStream()) {
            answer = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        assertEquals(0, process.waitFor(), answer);
        double ms = (System.nanoTime() - beganNs) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d MB within a heap of %,d MiB, %.1f ms per MB; %s%n",
                what,
                bytes / 1_000_000,
                HEAP_MIB,
                ms / (bytes / 1e6),
                answer);
    }

    /** Reads a trace or a pair of reports and prints how many records it holds. */
    static final class ReadOnce {
        private ReadOnce() {}

        public static void main(String[] files) {
            RecordedProfile profile = files.length == 1 ? Profiles.kineto(files[0]) : Profiles.nsys(files[0], files[1]);
            System.out.println(profile.records());
        }
    }
}
