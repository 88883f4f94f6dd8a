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
    /** The system's own threat model leaves it out. */
    OUT_OF_SCOPE;

    /** Its name in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
