package io.github.teelab.memory.simulation;

import io.github.teelab.memory.scheme.EncryptionEngine;

/** The cipher units as servers: a line takes the unit that is free first. */
final class EngineUse {
    private static final int LINE_BYTES = 64;

    private final long linePs;
    private final long[] freePs;

    EngineUse(EncryptionEngine engine) {
        this.linePs = engine.linePs(LINE_BYTES);
        this.freePs = new long[engine.units()];
    }

    /** When a line that came at {@code timePs} is taken in. */
    long begin(long timePs) {
        int first = 0;
        for (int i = 1; i < freePs.length; i++) {
            if (freePs[i] < freePs[first]) {
                first = i;
            }
        }
        long start = Math.max(timePs, freePs[first]);
        freePs[first] = start + linePs;
        return start;
    }
}
