package io.github.teelab.workload.model;

import io.github.teelab.platform.Precision;

/** Checks of what a user asks of a model; messages say what was given and what is allowed. */
final class Checks {
    private static final int MOST_SEQUENCES = 1 << 20;

    private Checks() {}

    static void batch(String model, int batch) {
        if (batch < 1 || batch > MOST_SEQUENCES) {
            throw new IllegalArgumentException("model \"" + model + "\": got batch " + batch + ", allowed 1 to "
                    + MOST_SEQUENCES + "; give the number of images or sequences in one step");
        }
    }

    static void training(String model, Precision precision) {
        if (precision == Precision.INT8 || precision == Precision.INT4) {
            throw new IllegalArgumentException("model \"" + model + "\": got training in " + precision.label()
                    + ", allowed fp32, tf32, bf16, fp16; gradients have no integer form here");
        }
    }
}
