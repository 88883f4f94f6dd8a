package io.github.teelab.tee.hetee.lifecycle;

/** A safeguard stopped something. */
public final class NotAccepted extends Exception {
    private static final long serialVersionUID = 1L;

    private final BoxSafeguard safeguard;

    NotAccepted(BoxSafeguard safeguard) {
        super(safeguard.refusal());
        this.safeguard = safeguard;
    }

    /** Which. */
    public BoxSafeguard safeguard() {
        return safeguard;
    }
}
