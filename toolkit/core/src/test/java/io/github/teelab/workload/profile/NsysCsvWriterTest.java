package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.SharedTraces;
import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsysCsvWriterTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir
    Path folder;

    @Property(tries = 200)
    void whatIsWrittenReadsBackEqual(@ForAll("profiles") RecordedProfile profile) throws IOException {
        Path made = Files.createTempDirectory("teelab-profile");
        Path api = made.resolve(profile.name() + ".cuda_api_trace.csv");
        Path gpu = made.resolve(profile.name() + ".cuda_gpu_trace.csv");
        try {
            NsysCsvWriter.write(profile, api, gpu);
            assertEquals(profile, Profiles.nsys(api, gpu));
        } finally {
            Files.deleteIfExists(api);
            Files.deleteIfExists(gpu);
            Files.delete(made);
        }
    }

    @Test
    void headersAreThoseOfNsight() throws IOException {
        Path api = folder.resolve("a.csv");
        Path gpu = folder.resolve("g.csv");
        NsysCsvWriter.write(sample(), api, gpu);
        assertEquals(
                Files.readAllLines(SharedTraces.api("nw.cc-on")).get(0),
                Files.readAllLines(api).get(0));
        assertEquals(
                Files.readAllLines(SharedTraces.gpu("nw.cc-on")).get(0),
                Files.readAllLines(gpu).get(0));
    }

    @Test
    void rowsReadAsNsightWouldPrintThemButWithExactBytes() throws IOException {
        Path api = folder.resolve("a.csv");
        Path gpu = folder.resolve("g.csv");
        NsysCsvWriter.write(sample(), api, gpu);
        assertEquals(
                "1000,500,cudaMemcpyAsync,0,11,42,43,20,sample",
                Files.readAllLines(api).get(1));
        List<String> rows = Files.readAllLines(gpu);
        assertEquals(
                "1400,864,11,,,,,,,,,,0.000012,13.889,Pinned,Device,NVIDIA H100 NVL (0),1,,7,[CUDA memcpy Host-to-Device]",
                rows.get(1));
        assertEquals("2300,100,12,,,,,,,,,,,,,,NVIDIA H100 NVL (0),1,,7,\"step(float *, int)\"", rows.get(2));
    }

    @Test
    void namesFromOtherProfilersBecomeNsights() {
        RecordedProfile kineto = Profiles.kineto(Samples.text(folder, "run.json", Samples.KINETO));
        Path api = folder.resolve("a.csv");
        Path gpu = folder.resolve("g.csv");
        NsysCsvWriter.write(kineto, api, gpu);
        assertEquals(
                List.of("[CUDA memcpy Host-to-Device]", "step(float *, int)", "[CUDA memset]"),
                Profiles.nsys(api, gpu).activities().stream()
                        .map(GpuActivity::name)
                        .toList());
    }

    @Test
    void folderThatIsNotThereIsToldByName() {
        Path api = folder.resolve("none").resolve("a.csv");
        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> NsysCsvWriter.write(sample(), api, api));
        assertTrue(e.getMessage().startsWith("cannot write " + api), e.getMessage());
        assertTrue(e.getMessage().contains("name a folder"), e.getMessage());
    }

    private static RecordedProfile sample() {
        return new RecordedProfile(
                "sample",
                List.of(new ApiCall(1000, 500, "cudaMemcpyAsync", 11, 42, 43)),
                List.of(
                        new GpuActivity(
                                Kind.COPY,
                                "[CUDA memcpy Host-to-Device]",
                                1400,
                                864,
                                11,
                                0,
                                1,
                                7,
                                12,
                                MemoryKind.PINNED,
                                MemoryKind.DEVICE),
                        GpuActivity.kernel("step(float *, int)", 2300, 100, 12, 0, 1, 7)),
                Optional.of("NVIDIA H100 NVL"));
    }

    @Provide
    Arbitrary<RecordedProfile> profiles() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8),
                        calls().list().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.oneOf(kernels(), copies())
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(8),
                        Arbitraries.of("NVIDIA A100-SXM4 (80 GB)", "GPU, old").optional())
                .as(RecordedProfile::new);
    }

    private static Arbitrary<ApiCall> calls() {
        return Combinators.combine(
                        times(), times(), names(), Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs())
                .as(ApiCall::new);
    }

    private static Arbitrary<GpuActivity> kernels() {
        return Combinators.combine(names(), times(), times(), Arbitraries.longs(), small(), small(), small())
                .as(GpuActivity::kernel);
    }

    private static Arbitrary<GpuActivity> copies() {
        Arbitrary<MemoryKind> kinds = Arbitraries.of(MemoryKind.class).filter(kind -> kind != MemoryKind.NONE);
        return Combinators.combine(
                        times(), times(), small(), Arbitraries.longs().greaterOrEqual(0), kinds, kinds, small())
                .as((startNs, durationNs, id, bytes, source, destination, stream) -> {
                    boolean fill = id % 3 == 0;
                    return new GpuActivity(
                            fill ? Kind.FILL : Kind.COPY,
                            fill ? "[CUDA memset]" : "[CUDA memcpy Device-to-Host]",
                            startNs,
                            durationNs,
                            id,
                            0,
                            1,
                            stream,
                            bytes,
                            fill ? MemoryKind.NONE : source,
                            destination);
                });
    }

    private static Arbitrary<Long> times() {
        return Arbitraries.longs().between(0, 50 * DAY_NS);
    }

    private static Arbitrary<Long> small() {
        return Arbitraries.longs().between(0, 1_000);
    }

    /** C++ names: commas, quotes, templates; what begins or ends with a blank or a version suffix is not a name. */
    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("ab<>(),\"':* _\u03bc")
                .ofMaxLength(12)
                .map(middle -> "k" + middle + "z");
    }
}
