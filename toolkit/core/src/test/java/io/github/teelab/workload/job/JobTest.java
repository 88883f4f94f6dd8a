package io.github.teelab.workload.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.Lab;
import io.github.teelab.experiment.JobRun;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.units.UnknownName;
import io.github.teelab.workload.model.InputShape;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Platform NODE = Platforms.h100Node();

    @Test
    void overheadFallsWithBatchAndWithModelSize() {
        double small = loss(Job.inference("llama-3-8b").tokens(128, 16));
        double batched = loss(Job.inference("llama-3-8b").tokens(128, 16).batch(64));
        double large = loss(Job.inference("opt-30b").tokens(128, 16));
        System.out.printf(
                "throughput loss: llama-3-8b batch 1 %.2f %%, batch 64 %.2f %%; opt-30b batch 1 %.2f %%%n",
                small, batched, large);
        assertTrue(small > batched && batched > 0);
        assertTrue(small > large && large > 0);
    }

    @Test
    void capturedStepsAreLaunchedForLess() {
        Job job = Job.inference("gpt2").tokens(64, 16);
        JobRun captured = run(job);
        JobRun eager = run(job.cudaGraphs(false));
        double capturedMs = captured.latencyMs() - captured.baselineLatencyMs();
        double eagerMs = eager.latencyMs() - eager.baselineLatencyMs();
        System.out.printf("gpt2, 16 tokens: protection adds %.2f ms captured, %.2f ms eager%n", capturedMs, eagerMs);
        assertTrue(eagerMs > 1.2 * capturedMs);
        assertTrue(eager.baselineLatencyMs() > captured.baselineLatencyMs());
    }

    @Test
    void aLargerBatchTakesLongerAndYieldsMore() {
        JobRun one = run(Job.inference("resnet50"));
        JobRun many = run(Job.inference("resnet50").batch(64));
        assertTrue(many.latencyMs() > one.latencyMs());
        assertTrue(many.throughputPerSecond() > one.throughputPerSecond());
    }

    @Test
    void mistakesSayWhatIsAllowed() {
        assertTrue(assertThrows(UnknownName.class, () -> Job.inference("resnet5"))
                .getMessage()
                .contains("resnet50"));
        assertEquals(
                "batch: got 0, allowed 1 to 1048576 inputs",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Job.inference("gpt2").batch(0))
                        .getMessage());
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Job.inference("gpt2").input(InputShape.square(32)))
                .getMessage()
                .contains("reads tokens"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Job.inference("vgg16").tokens(1, 1))
                .getMessage()
                .contains("reads images"));
    }

    private static double loss(Job job) {
        return run(job).throughputLossPercent();
    }

    private static JobRun run(Job job) {
        return Lab.run(job).on(H100Confidential.on(NODE)).runs().get(0);
    }
}
