package io.github.teelab.memory.scheme;

import io.github.teelab.memory.LineRequests;

/** Plain memory: no metadata, no latency. The bound for all others. */
public record NoProtection() implements Scheme {
    /** Its name. */
    public static final String NAME = "none";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Protection protect(ProtectionHardware hardware) {
        return new Protection() {
            @Override
            public long read(long line, LineRequests out) {
                return 0;
            }

            @Override
            public void write(long line, LineRequests out) {}
        };
    }
}
