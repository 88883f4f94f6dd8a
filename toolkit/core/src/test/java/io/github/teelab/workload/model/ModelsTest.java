package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Precision;
import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    @Test
    void theNamesOfTheCommandLineAreThere() {
        List<String> promised =
                Arrays.asList(("resnet50 vgg16 mobilenetv2 squeezenet inceptionv4 bert-large gpt2-xl llama-2-7b "
                                + "llama-3-8b opt-30b lenet5 alexnet googlenet resnet101 resnet152 bert-base gpt2 gpt2-medium "
                                + "gpt2-large opt-13b opt-66b llama-3.1-70b phi-3-medium-14b")
                        .split(" "));
        assertTrue(Models.names().containsAll(promised), Models.names().toString());
        assertEquals(Models.names().stream().distinct().toList(), Models.names());
    }

    @Test
    void aNameGivesItsKindOfModel() {
        assertInstanceOf(ConvolutionalNet.class, Models.named("resnet50"));
        assertEquals(Models.transformer("gpt2"), Models.named("gpt2"));
        assertEquals("resnet50", Models.resnet50().name());
        assertEquals("vgg16", Models.vgg16().name());
        assertEquals("bert-large", Models.bertLarge().name());
    }

    @Test
    void anUnknownNameAnswersWithTheNearest() {
        String message =
                assertThrows(UnknownName.class, () -> Models.named("resnet-50")).getMessage();
        assertTrue(message.contains("did you mean resnet50"), message);
        assertThrows(UnknownName.class, () -> Models.convolutional("gpt2"));
        assertThrows(UnknownName.class, () -> Models.transformer("vgg16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "llama-3-8b"})
    void weightsTakeTheBytesOfTheirFormat(String name) {
        Model model = Models.named(name);
        assertEquals(4 * model.parameters(), model.weightBytes(Precision.TF32));
        assertEquals(2 * model.parameters(), model.weightBytes(Precision.BF16));
        assertEquals(model.parameters(), model.weightBytes(Precision.INT8));
    }

    /** As published checkpoints have it: tables, head and norms in 16 bits, the matrices of layers in four. */
    @Test
    void quantisedTransformersKeepTablesInSixteenBits() {
        Transformer llama = Models.transformer("llama-3-8b");
        long wide = 2L * llama.vocabulary() * llama.hidden() + (2L * llama.layers() + 1) * llama.hidden();
        assertEquals(2 * wide + (llama.parameters() - wide) / 2, llama.weightBytes(Precision.INT4));
        // The checkpoint of openai/gpt-oss-120b has 60.8 GiB (gpt-oss model card, arXiv 2508.10925, Table 1).
        assertEquals(60.8, Models.transformer("gpt-oss-120b").weightBytes(Precision.MXFP4) / Math.pow(2, 30), 0.6);
    }

    @Test
    void tensorsAreThoseOfPyTorch() {
        // len(list(model.parameters())) of torchvision's resnet50; of Hugging Face's BertModel less the four tensors a
        // layer that separate queries, keys and values add.
        assertEquals(161, Models.resnet50().parameterTensors());
        assertEquals(199 - 12 * 4, Models.transformer("bert-base").parameterTensors());
    }

    @Test
    void anOptimiserLaunchesForGroupsOfTensors() {
        Model net = Models.resnet50();
        // 161 tensors in groups of 64: three launches for each of four operations.
        LayerCost foreach = net.optimiser(Optimiser.SGD_MOMENTUM, UpdateStyle.FOREACH);
        assertEquals(12, foreach.kernels());
        assertEquals(4 * 11 * net.parameters(), foreach.bytes());
        assertEquals(
                4 * 161,
                net.optimiser(Optimiser.SGD_MOMENTUM, UpdateStyle.PER_TENSOR).kernels());
        LayerCost fused = net.optimiser(Optimiser.ADAMW, UpdateStyle.FUSED);
        assertEquals(3, fused.kernels());
        assertEquals(4 * 7 * net.parameters(), fused.bytes());
        // So many values that blocks, not tensors, fill a launch: 320 x 65,536 values each.
        assertEquals(
                8 * 322,
                Models.named("llama-2-7b")
                        .optimiser(Optimiser.ADAMW, UpdateStyle.FOREACH)
                        .kernels());
    }
}
