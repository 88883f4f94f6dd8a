package io.github.teelab.tee.travelling;

import java.util.Locale;

/** A phase of GPU Travelling; each next holder begins at provisioning again. */
public enum JourneyPhase {
    SETUP,
    PROVISIONING,
    TRAINING,
    EPILOGUE;

    /** Its name in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
