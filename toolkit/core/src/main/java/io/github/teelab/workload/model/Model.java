package io.github.teelab.workload.model;

import io.github.teelab.platform.Precision;

/** A neural network of the zoo. Immutable. */
public sealed interface Model permits ConvolutionalNet, Transformer {
    /** Its name on the command line, such as {@code resnet50}. */
    String name();

    /** Number of learned parameters. */
    long parameters();

    /** Number of tensors that hold the parameters: what an optimiser goes through. */
    int parameterTensors();

    /** Bytes of all parameters in a format; scales of quantised formats are not counted. */
    default long weightBytes(Precision precision) {
        return new Widths(precision).weights(parameters());
    }

    /** One step of an optimiser over all parameters, with weights, gradients and states in FP32. */
    default LayerCost optimiser(Optimiser optimiser, UpdateStyle style) {
        return optimiser.step(parameters(), parameterTensors(), style);
    }
}
