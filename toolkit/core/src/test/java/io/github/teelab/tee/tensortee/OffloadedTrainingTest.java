package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.memory.scheme.SoftVn;
import io.github.teelab.platform.Platforms;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.npu.TransformerStep;
import io.github.teelab.workload.offload.OffloadedStep;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffloadedTrainingTest {
    /** Round prices, so that expectations can be written down. */
    private static final OffloadedTraining MACHINE = OffloadedTraining.calibrated(
            Platforms.tensorTee(), new AdamPrices(Map.of("none", 1000.0, "sgx", 3000.0, "tenanalyzer", 1100.0)));

    private static final OffloadedStep ONE_BUCKET = OffloadedStep.of("gpt2", 4);
    private static final OffloadedStep MANY_BUCKETS = ONE_BUCKET.bucket(10_000_000);

    static EnclaveDesign[] designs() {
        return new EnclaveDesign[] {EnclaveDesign.unprotected(), EnclaveDesign.sgxMgx(), EnclaveDesign.tensorTee()};
    }

    /** With one bucket nothing overlaps: the step is NPU, gradients, CPU, weights, each as long as its own model says. */
    @ParameterizedTest
    @MethodSource("designs")
    void aStepOfOneBucketIsTheSumOfItsParts(EnclaveDesign design) {
        Breakdown breakdown = MACHINE.breakdown(ONE_BUCKET, design);
        assertEquals(npuPs(ONE_BUCKET, design), breakdown.npuPs(), 2);
        assertEquals(ONE_BUCKET.parameters() * MACHINE.adam().of(design.memory()), breakdown.cpuPs(), 1);
        assertEquals(
                copyPs(design, Transfer.DEVICE_TO_HOST_PINNED, ONE_BUCKET.gradientBytes()), breakdown.gradientsPs());
        assertEquals(copyPs(design, Transfer.HOST_TO_DEVICE_PINNED, ONE_BUCKET.weightBytes()), breakdown.weightsPs());
    }

    /** Behind the backward pass all gradients hide but those of the last bucket. */
    @Test
    void directTransfersHideBehindTheBackwardPass() {
        long last = ONE_BUCKET.parameters() % 10_000_000;
        assertEquals(
                copyPs(EnclaveDesign.tensorTee(), Transfer.DEVICE_TO_HOST_PINNED, 4 * last),
                MACHINE.breakdown(MANY_BUCKETS, EnclaveDesign.tensorTee()).gradientsPs());
    }

    @Test
    void stagedTransfersHideBehindNothing() {
        Breakdown breakdown = MACHINE.breakdown(MANY_BUCKETS, EnclaveDesign.sgxMgx());
        long wholePs = copyPs(EnclaveDesign.sgxMgx(), Transfer.DEVICE_TO_HOST_PINNED, MANY_BUCKETS.gradientBytes());
        assertTrue(breakdown.gradientsPs() >= wholePs, breakdown.gradientsPs() + " and " + wholePs);
    }

    /** What overlaps counts once: the parts are the makespan. */
    @ParameterizedTest
    @MethodSource("designs")
    void thePartsAreTheWhole(EnclaveDesign design) {
        Breakdown breakdown = MACHINE.breakdown(MANY_BUCKETS, design);
        assertEquals(MACHINE.run(MANY_BUCKETS, design).timeline().makespan().picoseconds(), breakdown.totalPs());
        double sum = 0;
        for (double percent : breakdown.percents()) {
            assertTrue(percent > 0);
            sum += percent;
        }
        assertEquals(100, sum, 1e-9);
    }

    @Test
    void anotherMachineKeepsWhatWasSet() {
        OffloadedTraining moved =
                MACHINE.paths(MACHINE.paths().with("staging_engines", 3)).on(Platforms.tensorTee());
        assertEquals(3, moved.paths().costs().number("staging_engines"));
        assertEquals(
                MACHINE.paths().costs().number("synchronous_rate"),
                moved.paths().costs().number("synchronous_rate"));
    }

    @Test
    void whatWasNotSimulatedHasNoPrice() {
        String error = assertThrows(
                        IllegalArgumentException.class, () -> MACHINE.adam().of(new SoftVn()))
                .getMessage();
        assertTrue(error.contains("softvn") && error.contains("tenanalyzer"), error);
    }

    private static double npuPs(OffloadedStep step, EnclaveDesign design) {
        return MACHINE.npuPs(
                        TransformerStep.of(step.model(), step.batch(), step.sequence())
                                .forward(),
                        design)
                + MACHINE.npuPs(
                        TransformerStep.of(step.model(), step.batch(), step.sequence())
                                .backward(),
                        design);
    }

    private static long copyPs(EnclaveDesign design, Transfer transfer, long bytes) {
        return MACHINE.paths()
                .path(design.transfers(), transfer, bytes)
                .times(bytes)
                .totalPs();
    }
}
