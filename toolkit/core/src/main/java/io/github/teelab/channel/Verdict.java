package io.github.teelab.channel;

import java.util.Locale;

/** What came of an attack. */
public enum Verdict {
    /** Somebody noticed and stopped. */
    DETECTED,
    /** It made no difference: the adversary learned nothing and the receiver got the message. */
    PREVENTED,
    /** The adversary learned the message, or the receiver took something else for it. */
    SUCCEEDED,
    /** It succeeded, by a weakness that the published design itself leaves open. */
    OPEN_PUBLISHED,
    /** The system's own threat model leaves it out. */
    OUT_OF_SCOPE;

    /** Its name in tables. */
    public String label() {
        return this == OPEN_PUBLISHED
                ? "open (published)"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether the adversary got what it wanted, be it the published design's own weakness or not. */
    public boolean isSuccess() {
        return this == SUCCEEDED || this == OPEN_PUBLISHED;
    }
}
