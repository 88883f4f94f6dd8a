package io.github.teelab.tee.hetee.lifecycle;

/** A safeguard stopped something. */
public final class NotAccepted extends Exception {
    private static final long serialVersionUID = 1L;

    private final Safeguard safeguard;

    NotAccepted(Safeguard safeguard) {
        super(safeguard.refusal());
        this.safeguard = safeguard;
    }

    /** Which. */
    public Safeguard safeguard() {
        return safeguard;
    }
}
