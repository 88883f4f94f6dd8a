package io.github.teelab.workload.collaboration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.platform.Platforms;
import io.github.teelab.units.Bytes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollaborativeTrainingTest {
    private static final CollaborativeTraining GPT2 = CollaborativeTraining.gpt2();

    /** Inputs and targets of 4 bytes each, 4 sequences of 1,024 tokens a step. */
    @Test
    void achunkOf512MebibytesIs16384Steps() {
        assertEquals(16_384, GPT2.steps(Bytes.mib(512).value()));
        assertEquals(1, GPT2.steps(1));
    }

    @Test
    void weightsAndOptimiserAreTwelveBytesAParameter() {
        assertEquals(12 * GPT2.model().parameters(), GPT2.stateBytes());
        assertEquals(497.8, GPT2.exchangedBytes() / 1e6, 0.1);
    }

    @Test
    void sizesSpreadAroundTheChunkAndTheSameSeedGivesTheSame() {
        CollaborativeTraining spread = GPT2.holders(2000).spread(0.5).seed(7);
        double meanLog = IntStream.range(0, 2000)
                .mapToDouble(holder -> Math.log(
                        (double) spread.chunkBytes(holder) / GPT2.chunk().value()))
                .average()
                .orElseThrow();
        assertEquals(0, meanLog, 0.05);
        assertEquals(spread.chunkBytes(3), spread.seed(7).chunkBytes(3));
        assertNotEquals(spread.chunkBytes(3), spread.seed(8).chunkBytes(3));
    }

    @Test
    void everyHolderHasOneTurnARoundInAnOrderOfTheSeed() {
        CollaborativeTraining many = GPT2.holders(50);
        assertEquals(
                IntStream.range(0, 50).boxed().toList(),
                many.order(0).stream().sorted().toList());
        assertEquals(many.order(1), many.order(1));
        assertNotEquals(many.order(0), many.order(1));
    }

    /** The roofline knows no llm.c: its attention and softmax in FP32 take what the roofline has for tensor cores. */
    @Test
    void theRooflineIsALowerBoundOfTheMeasuredStep() {
        double rooflineMs = GPT2.stepByRoofline(Platforms.h100Node().gpu()).toMs();
        System.out.printf(
                "step by roofline %.1f ms, from the table %.1f ms%n",
                rooflineMs, GPT2.step().toMs());
        assertEquals(true, rooflineMs < GPT2.step().toMs());
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> GPT2.holders(0));
        assertThrows(IllegalArgumentException.class, () -> GPT2.rounds(0));
        assertThrows(IllegalArgumentException.class, () -> GPT2.spread(-1));
    }
}
