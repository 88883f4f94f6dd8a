package io.github.teelab.workload.job;

import java.util.Locale;

/** What is done with a model. */
public enum Mode {
    INFERENCE,
    TRAINING;

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
