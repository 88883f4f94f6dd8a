package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Precision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerTest {
    private static final Precision FP16 = Precision.FP16;

    @ParameterizedTest
    @CsvSource({"llama-2-7b, 10", "gpt2-xl, 9", "opt-30b, 9"})
    void aLayerOfADecoderHasTheKernelsItsJavadocLists(String name, int kernels) {
        Transformer model = Models.transformer(name);
        for (List<LayerCost> pass : List.of(model.prefill(2, 16, FP16), model.decode(2, 16, FP16))) {
            assertEquals(
                    kernels,
                    pass.stream()
                            .filter(cost -> cost.name().startsWith("layer3."))
                            .count());
        }
    }

    @Test
    void anEncoderNeedsNoCache() {
        List<LayerCost> pass = Models.bertLarge().encode(1, 128, FP16);
        assertEquals(
                8,
                pass.stream().filter(cost -> cost.name().startsWith("layer3.")).count());
        // 24 layers; embedding 5 and norm 1; pooler 2.
        assertEquals(24 * 8 + 6 + 2, LayerCosts.kernels(pass));
    }

    /** Every parameter outside the tables is multiplied once for each token; attention and norms are the rest. */
    @ParameterizedTest
    @ValueSource(
            strings = {"llama-2-7b", "llama-3-8b", "llama-3.1-70b", "phi-3-medium-14b", "opt-13b", "opt-66b", "gpt2-xl"
            })
    void oneTokenCostsTwoOperationsForEachParameter(String name) {
        Transformer model = Models.transformer(name);
        double expected = 2.0 * multiplied(model) * 8;
        // With 64 cached tokens attention adds less than one hundredth, even in GPT-2 XL.
        assertEquals(1, LayerCosts.flops(model.decode(8, 64, FP16)) / expected, 0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-2-7b", "llama-3.1-70b", "opt-30b"})
    void aPromptCostsTwoOperationsForEachParameterAndToken(String name) {
        Transformer model = Models.transformer(name);
        long head = 2L * model.vocabulary() * model.hidden();
        // The last product is computed for one token of each prompt only.
        double expected = 2.0 * multiplied(model) * 512 - 511.0 * head;
        double attention = 4.0 * model.layers() * model.hidden() * 512 * 513 / 2;
        assertEquals(1, (LayerCosts.flops(model.prefill(1, 512, FP16)) - attention) / expected, 0.001);
        assertEquals(4 * LayerCosts.flops(model.prefill(1, 512, FP16)), LayerCosts.flops(model.prefill(4, 512, FP16)));
    }

    @Test
    void aStepReadsEveryWeightOnceAndTheCacheOfEachSequence() {
        Transformer model = Models.transformer("llama-3-8b");
        long weights = model.decode(16, 1000, FP16).stream()
                .mapToLong(LayerCost::weightBytes)
                .sum();
        // All but the token table, of which 16 rows are read.
        assertEquals(2 * (model.parameters() - model.embeddingParameters() + 16L * model.hidden()), weights);
        long attention = LayerCosts.bytes(ofOp(model.decode(16, 1000, FP16), "attention"));
        long queriesAndOutput = 2L * 2 * 16 * model.hidden() * model.layers();
        assertEquals(model.cacheBytes(16, 1001, FP16) + queriesAndOutput, attention);
    }

    @Test
    void theCacheOfATokenHasItsPublishedSize() {
        // Kwon et al., PagedAttention, arXiv 2309.06180, section 3: 800 KB for a token of OPT-13B in FP16.
        assertEquals(800 * 1024, Models.transformer("opt-13b").cacheBytes(1, 1, FP16));
        // Four times fewer heads for keys and values than for queries.
        assertEquals(128 * 1024, Models.transformer("llama-3-8b").cacheBytes(1, 1, FP16));
        assertEquals(128 * 1024, Models.transformer("llama-3-8b").cacheBytes(1, 1, Precision.INT4));
    }

    /** Kaplan et al., arXiv 2001.08361, section 2.1: six operations for each parameter and token. */
    @ParameterizedTest
    @ValueSource(strings = {"gpt2-xl", "llama-2-7b", "opt-13b"})
    void trainingCostsSixOperationsForEachParameterAndToken(String name) {
        Transformer model = Models.transformer(name);
        List<LayerCost> forward = model.trainingForward(2, 128, Precision.BF16);
        List<LayerCost> backward = model.backward(2, 128, Precision.BF16);
        double expected = 6.0 * multiplied(model) * 2 * 128;
        double attention = 3.5 * LayerCosts.flops(ofOp(forward, "attention"));
        assertEquals(1, (LayerCosts.flops(forward) + LayerCosts.flops(backward) - attention) / expected, 0.001);
        assertTrue(LayerCosts.kernels(backward) > 1.5 * LayerCosts.kernels(forward));
    }

    @Test
    void anEncoderTrainsToo() {
        Transformer bert = Models.transformer("bert-base");
        double forward = LayerCosts.flops(bert.trainingForward(4, 128, Precision.FP32));
        // Between two and two and a half times: attention computes its scores again.
        assertEquals(2.02, LayerCosts.flops(bert.backward(4, 128, Precision.FP32)) / forward, 0.02);
    }

    @Test
    void fourBitWeightsLeaveActivationsInSixteen() {
        Transformer model = Models.transformer("llama-3.1-70b");
        LayerCost half = model.decode(1, 100, FP16).get(2);
        LayerCost four = model.decode(1, 100, Precision.INT4).get(2);
        assertEquals("layer0.qkv", four.name());
        assertEquals(half.weightBytes(), 4 * four.weightBytes());
        assertEquals(half.readBytes(), four.readBytes());
    }

    @Test
    void passesOfTheOtherKindAreRefused() {
        Transformer bert = Models.bertLarge();
        Transformer gpt2 = Models.transformer("gpt2");
        assertMessage("got decode, allowed encode", () -> bert.decode(1, 1, FP16));
        assertMessage("got prefill, allowed encode", () -> bert.prefill(1, 1, FP16));
        assertMessage("got encode, allowed prefill and decode", () -> gpt2.encode(1, 1, FP16));
        assertMessage("got training in int8", () -> gpt2.backward(1, 1, Precision.INT8));
        assertMessage("got batch 0", () -> gpt2.prefill(0, 1, FP16));
    }

    @Test
    void theContextIsALimit() {
        Transformer gpt2 = Models.transformer("gpt2");
        assertEquals(12 * 9 + 3 + 1 + 1 + 2, LayerCosts.kernels(gpt2.prefill(1, 1024, FP16)));
        assertMessage("got 1025 tokens, allowed 1 to 1024", () -> gpt2.prefill(1, 1025, FP16));
        assertMessage("got 1024 cached tokens, allowed 1 to 1023", () -> gpt2.decode(1, 1024, FP16));
        assertMessage("got 0 tokens", () -> gpt2.trainingForward(1, 0, FP16));
    }

    @Test
    void groupsOfHeadsMustDivideTheHeads() {
        assertMessage(
                "allowed kv heads that divide heads",
                () -> new Transformer(
                        "odd",
                        Transformer.Kind.DECODER,
                        1,
                        12,
                        3,
                        2,
                        40,
                        false,
                        100,
                        16,
                        0,
                        true,
                        false,
                        Transformer.Norm.RMSNORM,
                        4,
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static List<LayerCost> ofOp(List<LayerCost> costs, String op) {
        return costs.stream().filter(cost -> cost.op().equals(op)).toList();
    }

    /** Parameters that every token is multiplied with: a tied table is, an untied one is only looked up. */
    private static long multiplied(Transformer model) {
        long tied = model.tied() ? (long) model.vocabulary() * model.hidden() : 0;
        return model.parameters() - model.embeddingParameters() + tied;
    }
}
