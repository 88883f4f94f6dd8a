package io.github.teelab.workload.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a layer of a convolutional net does, by the name that model files use. */
enum Op {
    CONV,
    BATCHNORM,
    RELU,
    RELU6,
    MAXPOOL,
    AVGPOOL,
    /** Averages over windows chosen so that the map has a fixed size. */
    ADAPTIVEAVGPOOL,
    LINEAR,
    ADD,
    CONCAT,
    FLATTEN,
    DROPOUT;

    /** The op of that name, if there is one. */
    static Optional<Op> named(String label) {
        return Arrays.stream(values()).filter(op -> op.label().equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Op::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a window moves over the map. */
    boolean slides() {
        return this == CONV || this == MAXPOOL || this == AVGPOOL;
    }

    /** Whether it has a weight matrix (batch normalisation has only scales and shifts). */
    boolean multiplies() {
        return this == CONV || this == LINEAR;
    }
}
