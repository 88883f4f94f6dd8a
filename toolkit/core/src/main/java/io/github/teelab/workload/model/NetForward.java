package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernels of a convolutional net's forward pass.
 *
 * <p>As PyTorch launches them: cuDNN's convolution has no bias, so a bias is a kernel of its own; flattening is a view
 * and has no kernel; in training, batch normalisation reads its input twice (statistics, then values) and counts its
 * batches in a kernel of its own.
 *
 * @param batch images
 * @param widths bytes of values
 * @param training whether the pass is one of training
 */
record NetForward(long batch, Widths widths, boolean training) {
    /** Log-softmax and negative log-likelihood. */
    static final int LOSS_KERNELS = 2;

    List<LayerCost> of(List<ShapedLayer> layers) {
        List<LayerCost> costs = new ArrayList<>();
        layers.forEach(layer -> add(layer, costs));
        if (training) {
            long logits = maps(layers.get(layers.size() - 1).output().elements());
            costs.add(LayerCost.kernel("loss", "loss")
                    .reads(logits)
                    .writes(logits)
                    .inKernels(LOSS_KERNELS));
        }
        return costs;
    }

    private void add(ShapedLayer shaped, List<LayerCost> costs) {
        Layer layer = shaped.layer();
        switch (layer.op()) {
            case CONV -> convolution(shaped, costs);
            case LINEAR -> costs.add(gemm(shaped).forward());
            case BATCHNORM -> normalisation(shaped, costs);
            case RELU, RELU6, MAXPOOL, AVGPOOL, ADAPTIVEAVGPOOL, ADD, CONCAT -> costs.add(streaming(shaped));
            case DROPOUT -> {
                if (training) {
                    // One byte of mask for each value.
                    long mask = batch * shaped.output().elements();
                    LayerCost values = streaming(shaped);
                    costs.add(values.writes(values.writtenBytes() + mask));
                }
            }
            case FLATTEN -> {}
        }
    }

    private void convolution(ShapedLayer shaped, List<LayerCost> costs) {
        costs.add(streaming(shaped)
                .weights(widths.weights(shaped.weights()))
                .multiplyAdds(
                        batch * shaped.multiplyAdds(), batch * shaped.output().elements()));
        if (shaped.layer().bias()) {
            long output = maps(shaped.output().elements());
            costs.add(LayerCost.kernel(shaped.layer().name() + ".bias", "bias")
                    .weights(widths.weights(shaped.biases()))
                    .reads(output)
                    .writes(output));
        }
    }

    private void normalisation(ShapedLayer shaped, List<LayerCost> costs) {
        long learned = shaped.weights() + shaped.biases();
        LayerCost values = streaming(shaped);
        if (!training) {
            // Scales and shifts, and as many running means and variances.
            costs.add(values.weights(widths.weights(2 * learned)));
            return;
        }
        costs.add(values.weights(widths.weights(learned)).reads(2 * values.readBytes()));
        costs.add(LayerCost.kernel(shaped.layer().name() + ".counter", "counter")
                .reads(Long.BYTES)
                .writes(Long.BYTES));
    }

    Gemm gemm(ShapedLayer shaped) {
        return new Gemm(
                shaped.layer().name(),
                batch,
                shaped.input().elements(),
                shaped.output().channels(),
                shaped.layer().bias(),
                widths);
    }

    private LayerCost streaming(ShapedLayer shaped) {
        return LayerCost.kernel(shaped.layer().name(), shaped.layer().op().label())
                .reads(maps(shaped.inputElements()))
                .writes(maps(shaped.output().elements()));
    }

    private long maps(long elements) {
        return widths.activations(batch * elements);
    }
}
