package io.github.teelab.workload.offload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.UnknownName;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffloadedStepTest {
    private static final OffloadedStep SMALL = OffloadedStep.of("gpt2-medium", 22);

    /** TensorTEE Fig. 1: gradients of four bytes a parameter go down, weights of two come back. */
    @Test
    void everyParameterGoesDownInFp32AndBackInFp16() {
        long down = bytes(SMALL, Transfer.DEVICE_TO_HOST_PINNED);
        long back = bytes(SMALL, Transfer.HOST_TO_DEVICE_PINNED);
        assertEquals(4 * SMALL.parameters(), down);
        assertEquals(2 * SMALL.parameters(), back);
        assertEquals(355e6, SMALL.parameters(), 1e6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000, 354_000_000, 100_000_000, 7_000_001})
    void bucketsHoldAllGradientsAndTheWholeBackwardPass(long bucket) {
        OffloadedStep step = SMALL.bucket(bucket);
        List<Activity> operations = step.plan().activities();
        long buckets = (step.parameters() + bucket - 1) / bucket;
        assertEquals(2 * buckets + 3, operations.size());
        assertEquals(step.gradientBytes(), bytes(step, Transfer.DEVICE_TO_HOST_PINNED));
        assertEquals(1, backwardShares(operations), 1e-9);
    }

    @Test
    void anOperationWaitsOnlyForEarlierOnes() {
        List<Activity> operations = SMALL.bucket(50_000_000).plan().activities();
        for (int i = 0; i < operations.size(); i++) {
            int place = i;
            assertTrue(operations.get(i).after().stream().allMatch(before -> before.index() < place));
        }
    }

    /** The norm of all gradients clips each: no update before the last bucket is there. */
    @Test
    void theUpdateWaitsForEveryBucket() {
        List<Activity> operations = SMALL.bucket(50_000_000).plan().activities();
        Activity update = operations.get(operations.size() - 2);
        assertEquals(8, update.after().size());
        assertTrue(update.after().stream()
                .allMatch(before -> operations.get(before.index()).operation() instanceof Operation.Copy));
    }

    @Test
    void aSequenceIsNotLongerThanTheContext() {
        assertEquals(512, OffloadedStep.of("roberta-large", 22).sequence());
        assertEquals(1024, SMALL.sequence());
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(UnknownName.class, () -> OffloadedStep.of("gpt2-huge", 1));
        String bucket = assertThrows(IllegalArgumentException.class, () -> SMALL.bucket(0))
                .getMessage();
        assertTrue(bucket.contains("got 0 parameters"), bucket);
        String batch = assertThrows(IllegalArgumentException.class, () -> SMALL.batch(0))
                .getMessage();
        assertTrue(batch.contains("got"), batch);
        assertThrows(IllegalArgumentException.class, () -> SMALL.sequence(1_000_000));
    }

    private static long bytes(OffloadedStep step, Transfer way) {
        return step.plan().activities().stream()
                .filter(activity -> activity.transfer().equals(Optional.of(way)))
                .mapToLong(Activity::bytes)
                .sum();
    }

    private static double backwardShares(List<Activity> operations) {
        return operations.stream()
                .filter(operation -> operation.name().equals("backward"))
                .mapToDouble(operation -> ((Operation.NpuPass) operation.operation()).share())
                .sum();
    }
}
