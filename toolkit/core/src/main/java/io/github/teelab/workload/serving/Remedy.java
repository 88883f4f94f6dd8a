package io.github.teelab.workload.serving;

import java.util.Locale;

/** A change to the engine that takes work off the way between two steps; each helps most where submitting is dear. */
public enum Remedy {
    /** Sampled tokens come back on a worker thread, and the next step is scheduled without waiting for their copy. */
    RESULTS_WORKER,
    /** All inputs of a step travel in one buffer and one copy. */
    STAGED_INPUTS,
    /** Sampling and bookkeeping kernels are captured with the model's, so that a step launches one graph. */
    CAPTURED_SAMPLING;

    /** Its name in tables, such as {@code results worker}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
