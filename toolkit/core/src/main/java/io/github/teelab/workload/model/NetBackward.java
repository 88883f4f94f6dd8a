package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kernels of a convolutional net's backward pass, last layer first.
 *
 * <p>A convolution has a kernel for the gradient of its input, one for that of its weights and one for that of its bias.
 * Where several layers read one map, their gradients are added, a kernel for each but the first. Sums and joins pass
 * their gradient on as it is, in views.
 *
 * @param batch images
 * @param widths bytes of values
 */
record NetBackward(long batch, Widths widths) {
    List<LayerCost> of(List<ShapedLayer> layers) {
        Map<String, Integer> readers = new HashMap<>();
        layers.forEach(layer -> layer.layer().inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        List<LayerCost> costs = new ArrayList<>();
        long logits = layers.get(layers.size() - 1).output().elements();
        costs.add(kernel("loss.backward", "loss", logits, logits).inKernels(NetForward.LOSS_KERNELS));
        for (int i = layers.size() - 1; i >= 0; i--) {
            ShapedLayer shaped = layers.get(i);
            String name = shaped.layer().name();
            long elements = shaped.output().elements();
            for (int more = 1; more < readers.getOrDefault(name, 1); more++) {
                costs.add(kernel(name + ".accumulate", "add", 2 * elements, elements));
            }
            add(shaped, costs);
        }
        return costs;
    }

    private void add(ShapedLayer shaped, List<LayerCost> costs) {
        long in = shaped.inputElements();
        long out = shaped.output().elements();
        Layer layer = shaped.layer();
        switch (layer.op()) {
            case CONV -> convolution(shaped, costs);
            case LINEAR ->
                costs.addAll(new NetForward(batch, widths, true).gemm(shaped).backward(!layer.readsImage()));
            case BATCHNORM -> {
                // Reads input and gradient twice: sums over the batch, then values.
                long learned = widths.weights(shaped.weights() + shaped.biases());
                LayerCost values = backward(shaped, 2 * (in + out), in);
                costs.add(values.weights(learned).writes(values.writtenBytes() + learned));
            }
            case RELU, RELU6 -> costs.add(backward(shaped, 2 * out, in));
            case MAXPOOL, AVGPOOL, ADAPTIVEAVGPOOL -> costs.add(backward(shaped, out, in));
            case DROPOUT -> {
                LayerCost values = backward(shaped, out, in);
                costs.add(values.reads(values.readBytes() + batch * out));
            }
            case ADD, CONCAT, FLATTEN -> {}
        }
    }

    private void convolution(ShapedLayer shaped, List<LayerCost> costs) {
        String name = shaped.layer().name();
        long in = shaped.inputElements();
        long out = shaped.output().elements();
        long multiplyAdds = batch * shaped.multiplyAdds();
        long weights = widths.weights(shaped.weights());
        if (!shaped.layer().readsImage()) {
            costs.add(kernel(name + ".dgrad", Op.CONV.label(), out, in)
                    .weights(weights)
                    .multiplyAdds(multiplyAdds, batch * in));
        }
        long positions = batch * shaped.output().height() * shaped.output().width();
        costs.add(kernel(name + ".wgrad", Op.CONV.label(), in + out, 0)
                .writes(weights)
                .multiplyAdds(multiplyAdds, Gemm.workItems(shaped.weights(), positions)));
        if (shaped.layer().bias()) {
            costs.add(kernel(name + ".bgrad", "bias", out, 0).writes(widths.weights(shaped.biases())));
        }
    }

    private LayerCost backward(ShapedLayer shaped, long read, long written) {
        return kernel(shaped.layer().name() + ".backward", shaped.layer().op().label(), read, written);
    }

    private LayerCost kernel(String name, String op, long read, long written) {
        return LayerCost.kernel(name, op)
                .reads(widths.activations(batch * read))
                .writes(widths.activations(batch * written));
    }
}
