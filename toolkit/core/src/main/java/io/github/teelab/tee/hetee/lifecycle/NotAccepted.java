package io.github.teelab.tee.hetee.lifecycle;

import java.util.Optional;

/** A safeguard stopped something, or what came could not be read. */
public final class NotAccepted extends Exception {
    private static final long serialVersionUID = 1L;

    /** Null where nothing could be read. */
    private final BoxSafeguard safeguard;

    NotAccepted(BoxSafeguard safeguard) {
        super(safeguard.refusal());
        this.safeguard = safeguard;
    }

    /** @param what is malformed, and what it should be */
    NotAccepted(String what) {
        super("malformed: " + what);
        this.safeguard = null;
    }

    /** Which safeguard; empty where a message is malformed. */
    public Optional<BoxSafeguard> safeguard() {
        return Optional.ofNullable(safeguard);
    }
}
