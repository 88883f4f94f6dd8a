package io.github.teelab.crypto.attestation;

/** A verifier will not share keys with a device. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int MOST_DETAIL = 300;

    private final HandshakeCheck check;

    Refused(HandshakeCheck check, String detail) {
        super(check.failure() + ": "
                + (detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) + "..." : detail));
        this.check = check;
    }

    /** The check that failed. */
    public HandshakeCheck check() {
        return check;
    }
}
