package io.github.teelab.channel;

import java.util.Optional;

/** A stage's check on bytes failed: they were changed, replaced, repeated or moved on the way. */
public final class IntegrityException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The check that failed; null where a stage of its own kind says so in words. */
    private final Check check;

    /** @param message which check failed, and at which stage */
    public IntegrityException(String message) {
        super(message);
        this.check = null;
    }

    IntegrityException(Check check, String format) {
        super(format + ": " + check.failure());
        this.check = check;
    }

    IntegrityException(Check check, String format, Throwable cause) {
        super(format + ": " + check.failure(), cause);
        this.check = check;
    }

    /** The check of a {@link WireFormat} that failed; empty for stages with checks of their own. */
    public Optional<Check> check() {
        return Optional.ofNullable(check);
    }
}
