package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionalNetTest {
    private static final Precision FP32 = Precision.FP32;
    private static final InputShape IMAGENET = InputShape.square(224);
    private static final InputShape CIFAR = InputShape.square(32);

    /** The last map before the classifier, as the papers' tables and torchvision have it. */
    @ParameterizedTest
    @CsvSource({
        "resnet50, layer4.2.relu3, 224, 7x7x2048",
        "resnet50, layer1.2.relu3, 224, 56x56x256",
        "resnet50, layer4.2.relu3, 32, 1x1x2048",
        "resnet50-cifar, layer4.2.relu3, 32, 4x4x2048",
        "resnet152, layer4.2.relu3, 224, 7x7x2048",
        "vgg16, pool5, 224, 7x7x512",
        "vgg16, pool5, 32, 1x1x512",
        "vgg16, avgpool, 32, 7x7x512",
        "alexnet, pool5, 224, 6x6x256",
        "googlenet, inception5b.concat, 224, 7x7x1024",
        "googlenet, inception5b.concat, 32, 1x1x1024",
        "googlenet, inception3a.concat, 224, 28x28x256",
        "mobilenetv2, head.relu, 224, 7x7x1280",
        "mobilenetv2, head.relu, 32, 1x1x1280",
        "squeezenet, fire9.concat, 224, 13x13x512",
        "squeezenet, fire9.concat, 32, 1x1x512",
        "inceptionv4, inceptionA1.concat, 299, 35x35x384",
        "inceptionv4, inceptionB1.concat, 299, 17x17x1024",
        "inceptionv4, inceptionC3.concat, 299, 8x8x1536",
        "inceptionv4, inceptionC3.concat, 224, 5x5x1536",
    })
    void mapsHaveTheSizesOfThePapers(String model, String layer, int side, String map) {
        assertEquals(
                map,
                Models.convolutional(model)
                        .featureMaps(InputShape.square(side))
                        .get(layer)
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "resnet101", "vgg16", "mobilenetv2", "squeezenet", "googlenet"})
    void netsWithAdaptivePoolingTakeImagesOfCifar(String model) {
        ConvolutionalNet net = Models.convolutional(model);
        assertTrue(net.multiplyAdds(CIFAR) < net.multiplyAdds(IMAGENET) / 20);
        Map<String, FeatureMap> maps = net.featureMaps(CIFAR);
        assertEquals(new FeatureMap(1, 1, 1000), List.copyOf(maps.values()).get(maps.size() - 1));
    }

    @Test
    void lenetTakesGreyImagesAndAnswersWithDigits() {
        ConvolutionalNet net = Models.convolutional("lenet5");
        assertEquals(10, net.classes());
        assertEquals("5x5x16", net.featureMaps(net.defaultInput()).get("pool2").toString());
    }

    @ParameterizedTest
    @CsvSource({"alexnet, 32, 63, pool5", "inceptionv4, 32, 75, reductionA.branch0.0.conv", "vgg16, 31, 32, pool5"})
    void tooSmallAnImageIsRefusedWithTheLeastSize(String model, int side, int least, String layer) {
        ConvolutionalNet net = Models.convolutional(model);
        InputShape input = InputShape.square(side);
        String message = assertThrows(IllegalArgumentException.class, () -> net.forward(input, 1, FP32))
                .getMessage();
        assertTrue(message.contains("model \"" + model + "\": got input " + input), message);
        assertTrue(message.contains("at least " + least), message);
        assertTrue(message.contains("layer " + layer), message);
        assertFalse(net.forward(InputShape.square(least), 1, FP32).isEmpty());
    }

    @Test
    void theClassifierIsTheLastLayerWithWeights() {
        // 2048 weights and a bias for each of 990 classes fewer.
        assertEquals(
                990 * 2049,
                Models.resnet50().parameters()
                        - Models.resnet50().withClasses(10).parameters());
        ConvolutionalNet squeezenet = Models.convolutional("squeezenet").withClasses(10);
        assertEquals(10, squeezenet.classes());
        assertEquals("1x1x10", squeezenet.featureMaps(IMAGENET).get("flatten").toString());
        assertThrows(IllegalArgumentException.class, () -> squeezenet.withClasses(0));
    }

    @Test
    void aForwardPassHasAKernelForEachLayer() {
        // Convolutions, norms, activations, sums, two pools and the classifier; flattening is a view.
        List<LayerCost> costs = Models.resnet50().forward(IMAGENET, 1, FP32);
        assertEquals(53 + 53 + 49 + 16 + 2 + 1, LayerCosts.kernels(costs));
        assertEquals(costs.size(), LayerCosts.kernels(costs));
        // Training counts batches in each norm and ends with the loss.
        assertEquals(174 + 53 + 2, LayerCosts.kernels(Models.resnet50().trainingForward(IMAGENET, 1, FP32)));
        // 13 convolutions with a bias kernel each.
        assertEquals(13 * 2 + 15 + 5 + 1 + 3, LayerCosts.kernels(Models.vgg16().forward(IMAGENET, 1, FP32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "vgg16", "mobilenetv2", "googlenet", "squeezenet"})
    void operationsAndMapsGrowWithTheBatchAndWeightsDoNot(String model) {
        ConvolutionalNet net = Models.convolutional(model);
        List<LayerCost> one = net.forward(IMAGENET, 1, FP32);
        List<LayerCost> eight = net.forward(IMAGENET, 8, FP32);
        assertEquals(2 * net.multiplyAdds(IMAGENET), LayerCosts.flops(one));
        for (int i = 0; i < one.size(); i++) {
            assertEquals(8 * one.get(i).flops(), eight.get(i).flops());
            assertEquals(8 * one.get(i).readBytes(), eight.get(i).readBytes());
            assertEquals(8 * one.get(i).writtenBytes(), eight.get(i).writtenBytes());
            assertEquals(one.get(i).weightBytes(), eight.get(i).weightBytes());
        }
    }

    @Test
    void aConvolutionMovesItsMapsAndWeights() {
        LayerCost stem = Models.resnet50().forward(IMAGENET, 2, Precision.FP16).get(0);
        assertEquals("conv1", stem.name());
        assertEquals(2L * 2 * 112 * 112 * 64 * 147, stem.flops());
        assertEquals(2L * 2 * 224 * 224 * 3, stem.readBytes());
        assertEquals(2L * 2 * 112 * 112 * 64, stem.writtenBytes());
        assertEquals(2L * 9408, stem.weightBytes());
        assertEquals(2L * 112 * 112 * 64, stem.workItems());
    }

    @Test
    void theBackwardPassHasTwoProductsForEachButTheFirst() {
        ConvolutionalNet net = Models.resnet50();
        List<LayerCost> forward = net.trainingForward(CIFAR, 4, FP32);
        List<LayerCost> backward = net.backward(CIFAR, 4, FP32);
        assertEquals(2 * LayerCosts.flops(forward) - forward.get(0).flops(), LayerCosts.flops(backward));
        // Each of 16 blocks reads its input twice: the gradients are added.
        assertEquals(
                16,
                backward.stream()
                        .filter(cost -> cost.name().endsWith(".accumulate"))
                        .count());
        assertEquals("loss.backward", backward.get(0).name());
        assertEquals("conv1.wgrad", backward.get(backward.size() - 1).name());
        // Convolutions 2 x 53 - 1, classifier 3, norms 53, activations 49, pools 2, sums of gradients 16, loss 2.
        assertEquals(105 + 3 + 53 + 49 + 2 + 16 + 2, LayerCosts.kernels(backward));
    }

    @Test
    void theTableHasALineForEachKernelAndTheSameTotals() {
        List<LayerCost> costs = Models.vgg16().forward(CIFAR, 1, FP32);
        assertEquals(costs.size(), LayerCosts.table(costs).rowCount());
        assertEquals(
                (double) LayerCosts.flops(costs),
                LayerCosts.table(costs).longColumn("flops").sum());
        assertTrue(LayerCosts.bytes(costs) > Models.vgg16().weightBytes(FP32));
    }

    @Test
    void batchesAndFormatsOutOfRangeAreRefused() {
        ConvolutionalNet net = Models.resnet50();
        assertThrows(IllegalArgumentException.class, () -> net.forward(CIFAR, 0, FP32));
        assertThrows(IllegalArgumentException.class, () -> net.trainingForward(CIFAR, 1, Precision.INT8));
        String message = assertThrows(IllegalArgumentException.class, () -> net.backward(CIFAR, 1, Precision.INT4))
                .getMessage();
        assertTrue(message.contains("got training in int4, allowed fp32, tf32, bf16, fp16"), message);
    }
}
