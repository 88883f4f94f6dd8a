package io.github.teelab.channel;

/** A stage's check on bytes failed: they were changed, replaced, repeated or moved on the way. */
public final class IntegrityException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message which check failed, and at which stage */
    public IntegrityException(String message) {
        super(message);
    }
}
