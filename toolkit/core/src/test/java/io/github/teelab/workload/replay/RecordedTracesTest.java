package io.github.teelab.workload.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.SharedTraces;
import io.github.teelab.tee.Lowering;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.workload.profile.Profiles;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays every recording at hand and prints how near it comes. */
class RecordedTracesTest {
    /** What the replay must keep of an Nsight recording; it keeps nanoseconds, so far less is expected. */
    private static final double NSIGHT_TOLERANCE = 0.01;
    /** Kineto rounds to microseconds and leaves calls out. */
    private static final double KINETO_TOLERANCE = 0.02;

    @TestFactory
    Stream<DynamicTest> nsightRecordingsComeBack() {
        return SharedTraces.programs().stream()
                .map(program -> DynamicTest.dynamicTest(program, () -> {
                    RecordedProfile recorded = Profiles.nsys(SharedTraces.api(program), SharedTraces.gpu(program));
                    Map<String, Double> replayed = replay(recorded);
                    ProfileTimes.of(recorded).byName().forEach((figure, value) -> {
                        System.out.printf(
                                "replay %-18s %-17s recorded %12.4f replayed %12.4f%n",
                                program, figure, value, replayed.get(figure));
                        assertEquals(value, replayed.get(figure), value * NSIGHT_TOLERANCE, figure);
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> kinetoRecordingsKeepTheirGpuSpan() {
        return Stream.of("a100_alexnet_inference", "recommendation_training_sample")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    RecordedProfile recorded = Profiles.kineto(SharedTraces.path("kineto/" + name + ".json.gz"));
                    double span = ProfileTimes.of(recorded).gpuSpanMs();
                    double replayed = replay(recorded).get("gpu_span_ms");
                    System.out.printf("replay %-32s gpu span %.3f ms, replayed %.3f ms%n", name, span, replayed);
                    assertEquals(span, replayed, span * KINETO_TOLERANCE);
                }));
    }

    private static Map<String, Double> replay(RecordedProfile recorded) {
        return ProfileTimes.of(SimulatedProfile.of(Lowering.replay(ReplayPlan.of(recorded))))
                .byName();
    }
}
