package io.github.teelab.workload.profile;

import static io.github.teelab.workload.profile.Faults.assertBadProfile;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KinetoTest {
    @TempDir
    Path folder;

    @Test
    void keepsCallsOfRuntimeAndDriverWithTimesToTheNanosecond() {
        assertEquals(
                List.of(
                        new ApiCall(1000, 500, "cudaMemcpyAsync", 11, 42, 43),
                        new ApiCall(1600, 40, "cuLaunchKernel", 12, 42, 43)),
                read(Samples.KINETO).calls());
    }

    @Test
    void keepsKernelsCopiesAndFills() {
        List<GpuActivity> activities = read(Samples.KINETO).activities();
        assertEquals(
                new GpuActivity(
                        Kind.COPY,
                        "Memcpy HtoD (Pinned -> Device)",
                        1400,
                        864,
                        11,
                        0,
                        1,
                        7,
                        12,
                        MemoryKind.PINNED,
                        MemoryKind.DEVICE),
                activities.get(0));
        assertEquals(GpuActivity.kernel("step(float *, int)", 2300, 100, 12, 0, 1, 7), activities.get(1));
        assertEquals(Kind.FILL, activities.get(2).kind());
        assertEquals(MemoryKind.DEVICE, activities.get(2).destination());
        assertEquals(4096, activities.get(2).bytes());
    }

    @Test
    void timesSinceTheEpochKeepTheirNanoseconds() {
        String trace = Samples.KINETO.replace("\"ts\": ", "\"ts\": 169583554300841");
        assertEquals(1695835543008411000L, read(trace).calls().get(0).startNs());
        assertEquals(1695835543008411600L, read(trace).calls().get(1).startNs());
    }

    @Test
    void oldCategoriesAndStreamsNamedByThreadAreUnderstood() {
        String old = """
                [{"ph": "X", "cat": "Runtime", "name": "cudaLaunchKernel", "pid": 9, "tid": "8", "ts": 1, "dur": 2,
                  "args": {"correlation": "5"}},
                 {"ph": "X", "cat": "Kernel", "name": "k", "pid": 1, "tid": 7, "ts": 2, "dur": 1,
                  "args": {"correlation": 5}},
                 {"ph": "X", "cat": "Memcpy", "name": "Memcpy DtoH (Device -> Pageable)", "pid": 0, "tid": "stream 7",
                  "ts": 5, "dur": 1, "args": {"bytes": 4, "correlation": 6}},
                 {"ph": "X", "cat": "Memset", "name": "Memset (Unknown)", "pid": 0, "tid": "stream 7",
                  "ts": 7, "dur": 1, "args": {"bytes": 4}}]
                """;
        RecordedProfile profile = read(old);
        assertEquals(List.of(new ApiCall(1000, 2000, "cudaLaunchKernel", 5, 9, 8)), profile.calls());
        assertEquals(
                GpuActivity.kernel("k", 2000, 1000, 5, 1, 0, 7),
                profile.activities().get(0));
        assertEquals(
                Optional.of(CopyDirection.DEVICE_TO_HOST),
                profile.activities().get(1).direction());
        assertEquals(MemoryKind.UNKNOWN, profile.activities().get(2).destination());
    }

    @Test
    void takesTheGpuFromTheDeviceProperties() {
        assertEquals(Optional.of("NVIDIA A100"), read(Samples.KINETO).device());
        assertEquals("run", read(Samples.KINETO).name());
    }

    @Test
    void readsGzipWhateverTheFileIsCalled() {
        Path packed = Samples.bytes(folder, "run.json", Samples.gzip(Samples.KINETO));
        assertEquals(read(Samples.KINETO), Profiles.kineto(packed.toString()));
    }

    @Test
    void ofALargeTraceOnlyCallsAndGpuWorkAreKept() throws IOException {
        int steps = 20_000;
        Path large = folder.resolve("large.json.gz");
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(large)), StandardCharsets.UTF_8)) {
            writeLarge(out, steps);
        }
        RecordedProfile profile = Profiles.kineto(large);
        assertEquals(steps, profile.calls().size());
        assertEquals(steps, profile.activities().size());
        assertEquals(
                1,
                profile.activities().stream().map(GpuActivity::name).distinct().count());
        assertEquals(steps - 1, profile.activities().get(steps - 1).correlationId());
    }

    @Test
    void cutFiles() {
        String text = Samples.KINETO.strip();
        assertFault(text.substring(0, text.length() - 1), "run.json", "not whole JSON");
        assertFault(text.substring(0, text.indexOf("gpu_memset")), "event 7", "not whole JSON");
        byte[] packed = Samples.gzip(text);
        Path cut = Samples.bytes(folder, "cut.json.gz", Arrays.copyOf(packed, packed.length - 30));
        assertBadProfile(() -> Profiles.kineto(cut), "cut.json.gz", "cut or damaged");
    }

    @Test
    void otherJson() {
        assertFault("{\"a\": 1}", "no array traceEvents", "export_chrome_trace");
        assertFault("[1, 2]", "event 1", "not an object");
        assertFault(Samples.KINETO + "more", "whole JSON");
        assertFault(Samples.KINETO + "{}", "after the end");
        assertFault("[" + "[".repeat(5_000), "event 1");
        assertFault(Samples.API, "expected a PyTorch profiler");
    }

    @Test
    void traceWithoutGpuWork() {
        String cpuOnly = Samples.KINETO.replace("gpu_", "cpu_").replace("\"kernel\"", "\"cpu_op\"");
        assertFault(cpuOnly, "no GPU work", "ProfilerActivity.CUDA");
    }

    @Test
    void impossibleEventsAreToldByNumber() {
        assertFault(Samples.KINETO.replace("\"dur\": 0.864", "\"dur\": -1"), "event 3", "negative (-1000 ns)");
        assertFault(Samples.KINETO.replace("\"dur\": 0.864", "\"dur\": 1e99"), "event 3", "dur is too large");
        assertFault(Samples.KINETO.replace("\"dur\": 0.864", "\"dur\": 1e999999999"), "event 3", "not a number");
        assertFault(Samples.KINETO.replace("\"dur\": 0.864", "\"dur\": \"long\""), "event 3", "\"long\" is not");
        assertFault(Samples.KINETO.replace("\"dur\": 0.864, ", ""), "event 3", "dur is missing");
        assertFault(Samples.KINETO.replace(", \"bytes\": 12", ""), "event 3", "bytes is missing");
        assertFault(Samples.KINETO.replace("\"ts\": 1.4", "\"ts\": 9e15"), "106 days");
    }

    /** Four events a step, of which two are kept; about 60 MB of text. */
    private static void writeLarge(Writer out, int steps) throws IOException {
        String stack = "x".repeat(2_800);
        out.write("{\"traceEvents\": [");
        for (int i = 0; i < steps; i++) {
            String times =
                    "\"pid\": 1, \"tid\": 2, \"ts\": " + i + ".5, \"dur\": 0.25, \"args\": {\"correlation\": " + i;
            out.write((i == 0 ? "" : ",")
                    + "{\"ph\": \"X\", \"cat\": \"cpu_op\", \"name\": \"op" + i + "\", \"stack\": \"" + stack + "\"},"
                    + "{\"ph\": \"s\", \"cat\": \"ac2g\", \"id\": " + i + "},"
                    + "{\"ph\": \"X\", \"cat\": \"cuda_runtime\", \"name\": \"cudaLaunchKernel\", " + times + "}},"
                    + "{\"ph\": \"X\", \"cat\": \"kernel\", \"name\": \"k\", " + times + ", \"stream\": 7}}\n");
        }
        out.write("]}");
    }

    private RecordedProfile read(String trace) {
        return Profiles.kineto(Samples.text(folder, "run.json", trace));
    }

    private void assertFault(String trace, String... parts) {
        Path file = Samples.text(folder, "run.json", trace);
        assertBadProfile(() -> Profiles.kineto(file), parts);
    }
}
