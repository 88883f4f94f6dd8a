package io.github.teelab.workload.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.npu.NpuTiming;
import io.github.teelab.npu.Product;
import io.github.teelab.npu.Work;
import io.github.teelab.npu.WorkTime;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Precision;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.Transformer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerStepTest {
    private static final Set<String> ATTENTION =
            Set.of("scores", "context", "scores.again", "scores.grad", "values.grad", "queries.grad", "keys.grad");

    /** The products beside attention are those that the zoo counts for a GPU. */
    @ParameterizedTest
    @ValueSource(strings = {"gpt2-medium", "gpt2-xl", "llama-2-7b", "llama-3-8b"})
    void matrixProductsAreThoseOfTheModel(String name) {
        Transformer model = Models.transformer(name);
        TransformerStep step = TransformerStep.of(model, 2, 256);
        assertEquals(
                products(model.trainingForward(2, 256, Precision.FP16)), linear(step.forward()), "forward of " + name);
        assertEquals(products(model.backward(2, 256, Precision.FP16)), linear(step.backward()), "backward of " + name);
    }

    /** 2 products forward and 5 backward with all pairs of tokens: the zoo counts the causal half. */
    @Test
    void attentionHasSevenProductsOfAllPairs() {
        Transformer model = Models.transformer("gpt2-medium");
        TransformerStep step = TransformerStep.of(model, 3, 128);
        long each = 3L * 16 * 24 * 128 * 128 * 64;
        assertEquals(2 * each, attention(step.forward()));
        assertEquals(5 * each, attention(step.backward()));
        TransformerStep spilled = new TransformerStep(model, 3, 128, Attention.THROUGH_MEMORY);
        assertEquals(4 * each, attention(spilled.backward()), "kept scores need not be computed again");
    }

    /** The paper's breakdown leaves GPT2-M's NPU about 0.8 to 1 s of a step; batch 22 is the paper's. */
    @Test
    void printsTheTimeOfAStep() {
        Transformer model = Models.transformer("gpt2-medium");
        NpuTiming npu = NpuTiming.of(Catalog.standard().npu("tensortee-npu"));
        long last = 0;
        for (int sequence : List.of(256, 512, 1024)) {
            for (Attention attention : Attention.values()) {
                TransformerStep step = new TransformerStep(model, 22, sequence, attention);
                WorkTime forward = npu.time(step.forward());
                WorkTime all = npu.time(step.all());
                System.out.printf(
                        "GPT2-M, batch 22 x %d, attention %s: forward %.3f s, both %.3f s, array busy %.0f %%, %.0f GB%n",
                        sequence,
                        attention,
                        forward.totalPs() / 1e12,
                        all.totalPs() / 1e12,
                        100.0 * all.computePs() / all.totalPs(),
                        all.dataBytes() / 1e9);
                assertTrue(all.totalPs() > last && all.totalPs() > 2 * forward.totalPs());
            }
            last = npu.time(TransformerStep.of(model, 22, sequence).all()).totalPs();
        }
    }

    /** An encoder's loss needs no product over the vocabulary. */
    @Test
    void onlyADecoderEndsWithItsVocabulary() {
        assertTrue(hasHead(Models.transformer("gpt2-medium")));
        assertFalse(hasHead(Models.bertLarge()));
    }

    private static boolean hasHead(Transformer model) {
        return TransformerStep.of(model, 1, 128).forward().stream()
                .anyMatch(work -> work.name().equals("head"));
    }

    @Test
    void refusesSequencesBeyondTheContext() {
        assertThrows(
                IllegalArgumentException.class, () -> TransformerStep.of(Models.transformer("gpt2-medium"), 1, 2048));
    }

    private static long products(List<LayerCost> costs) {
        return costs.stream()
                        .filter(cost -> cost.op().equals("gemm"))
                        .mapToLong(LayerCost::flops)
                        .sum()
                / 2;
    }

    private static long linear(List<Work> works) {
        return multiplyAdds(works, false);
    }

    private static long attention(List<Work> works) {
        return multiplyAdds(works, true);
    }

    private static long multiplyAdds(List<Work> works, boolean attention) {
        return works.stream()
                .filter(work -> work instanceof Product && ATTENTION.contains(work.name()) == attention)
                .mapToLong(work -> work.count() * ((Product) work).gemm().multiplyAdds())
                .sum();
    }
}
