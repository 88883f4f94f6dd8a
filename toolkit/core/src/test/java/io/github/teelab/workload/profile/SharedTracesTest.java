package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.SharedTraces;
import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recordings of real runs, read whole; skipped where the trace folder is absent. */
class SharedTracesTest {
    @Test
    void everyRowOfEveryNsightReportBecomesACallOrAnActivity() throws IOException {
        for (String program : SharedTraces.programs()) {
            RecordedProfile profile = nsys(program);
            assertEquals(rows(SharedTraces.api(program)), profile.calls().size(), program);
            assertEquals(rows(SharedTraces.gpu(program)), profile.activities().size(), program);
            assertEquals(program, profile.name());
            assertEquals(Optional.of("NVIDIA H100 NVL"), profile.device());
        }
    }

    @Test
    void everyActivityPointsAtTheCallThatCausedIt() {
        for (String program : SharedTraces.explicitCopyPrograms()) {
            assertCaused(nsys(program));
        }
        assertCaused(Profiles.kineto(SharedTraces.path("kineto/a100_alexnet_inference.json.gz")));
        assertCaused(Profiles.kineto(SharedTraces.path("kineto/recommendation_training_sample.json.gz")));
    }

    @Test
    void pathfinderCopiesTwiceInAndOnceOut() {
        List<GpuActivity> copies = copies(nsys("pathfinder.cc-on"));
        assertEquals(
                List.of(CopyDirection.HOST_TO_DEVICE, CopyDirection.HOST_TO_DEVICE, CopyDirection.DEVICE_TO_HOST),
                copies.stream().map(copy -> copy.direction().orElseThrow()).toList());
        assertEquals(400_000, copies.get(0).bytes());
    }

    /**
     * The same program copies the same bytes the same way with confidential computing on and off, though Nsight names
     * the copies otherwise. Protected copies take up to 26 ms, where 1,000 bytes a second of printed throughput are
     * worth 500 / (1 s / 26 ms) = 13 bytes.
     */
    @Test
    void confidentialComputingChangesNeitherDirectionNorBytesOfACopy() {
        long allowedBytes = 14;
        for (String program : SharedTraces.explicitCopyPrograms()) {
            if (program.endsWith(".cc-on")) {
                List<GpuActivity> on = copies(nsys(program));
                List<GpuActivity> off = copies(nsys(program.replace(".cc-on", ".cc-off")));
                assertEquals(off.size(), on.size(), program);
                for (int i = 0; i < on.size(); i++) {
                    assertEquals(off.get(i).direction(), on.get(i).direction(), program);
                    long difference = on.get(i).bytes() - off.get(i).bytes();
                    assertTrue(Math.abs(difference) <= allowedBytes, program + " copy " + i + ": " + difference);
                }
            }
        }
    }

    @Test
    void inferenceTraceOfPytorch() {
        RecordedProfile profile = Profiles.kineto(SharedTraces.path("kineto/a100_alexnet_inference.json.gz"));
        assertEquals(361, profile.calls().size());
        assertEquals(Map.of(Kind.KERNEL, 79L, Kind.COPY, 16L, Kind.FILL, 3L), counts(profile));
        assertEquals(Optional.of("NVIDIA A100-PG509-200"), profile.device());
        assertEquals(92_928, copies(profile).get(0).bytes());
    }

    @Test
    void trainingTraceOfPytorch() {
        RecordedProfile profile = Profiles.kineto(SharedTraces.path("kineto/recommendation_training_sample.json.gz"));
        assertEquals(1204, profile.calls().size());
        assertEquals(Map.of(Kind.KERNEL, 1154L, Kind.COPY, 40L, Kind.FILL, 10L), counts(profile));
        Map<CopyDirection, Long> directions = copies(profile).stream()
                .collect(Collectors.groupingBy(copy -> copy.direction().orElseThrow(), Collectors.counting()));
        assertEquals(
                Map.of(
                        CopyDirection.HOST_TO_DEVICE, 24L,
                        CopyDirection.DEVICE_TO_HOST, 8L,
                        CopyDirection.DEVICE_TO_DEVICE, 8L),
                directions);
    }

    private static RecordedProfile nsys(String program) {
        return Profiles.nsys(SharedTraces.api(program), SharedTraces.gpu(program));
    }

    private static List<GpuActivity> copies(RecordedProfile profile) {
        return profile.activities().stream()
                .filter(activity -> activity.kind() == Kind.COPY)
                .toList();
    }

    private static Map<Kind, Long> counts(RecordedProfile profile) {
        return profile.activities().stream()
                .map(GpuActivity::kind)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void assertCaused(RecordedProfile profile) {
        Set<Long> calls = profile.calls().stream().map(ApiCall::correlationId).collect(Collectors.toSet());
        for (GpuActivity activity : profile.activities()) {
            assertTrue(calls.contains(activity.correlationId()), () -> profile.name() + ": " + activity);
        }
    }

    private static long rows(Path report) throws IOException {
        try (Stream<String> lines = Files.lines(report)) {
            return lines.count() - 1;
        }
    }
}
