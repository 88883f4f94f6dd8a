package io.github.teelab.workload.model;

import java.util.List;

/**
 * A layer with the shapes that it has for one input.
 *
 * @param layer the layer
 * @param inputs shapes of what it reads, in the order of its inputs
 * @param output shape of what it puts out
 */
record ShapedLayer(Layer layer, List<FeatureMap> inputs, FeatureMap output) {
    ShapedLayer {
        inputs = List.copyOf(inputs);
    }

    FeatureMap input() {
        return inputs.get(0);
    }

    long inputElements() {
        return inputs.stream().mapToLong(FeatureMap::elements).sum();
    }

    /** Weights without biases; the scales of batch normalisation. */
    long weights() {
        return switch (layer.op()) {
            case CONV ->
                (long) output.channels()
                        * (input().channels() / layer.groups())
                        * layer.window().places();
            case LINEAR -> output.channels() * input().elements();
            case BATCHNORM -> output.channels();
            default -> 0;
        };
    }

    /** Biases; the shifts of batch normalisation. */
    long biases() {
        return layer.bias() || layer.op() == Op.BATCHNORM ? output.channels() : 0;
    }

    long multiplyAdds() {
        return layer.op().multiplies() ? weights() * output.height() * output.width() : 0;
    }
}
