package io.github.teelab.workload.model;

import java.util.List;

/**
 * A layer of a convolutional net as its file has it, without sizes of feature maps.
 *
 * @param name its name, unique in the net
 * @param op what it does
 * @param inputs the layers it reads, or {@link #INPUT}
 * @param outChannels outputs of a convolution or linear layer, else 0
 * @param window the window, for ops that have one
 * @param groups groups of channels that a convolution keeps apart
 * @param bias whether each output channel has a bias
 */
record Layer(String name, Op op, List<String> inputs, int outChannels, Window window, int groups, boolean bias) {
    /** The name by which layers read the image. */
    static final String INPUT = "input";

    Layer {
        inputs = List.copyOf(inputs);
    }

    Layer withOutChannels(int channels) {
        return new Layer(name, op, inputs, channels, window, groups, bias);
    }

    boolean readsImage() {
        return inputs.contains(INPUT);
    }
}
