package io.github.teelab.tee.travelling;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the protocol does against those who travel with the GPU. For each there is an attack that only it stops. */
public enum JourneySafeguard {
    /** A fresh key before each journey and after it. */
    ROTATE_KEY,
    /** The buffer is cleared before another holder gets the GPU. */
    CLEAR_BUFFER,
    /** All code pages are compared by digest with what the orchestrator uploaded. */
    VERIFY_CODE,
    /** The model is compared by digest with what training left. */
    VERIFY_MODEL,
    /** The GPU refuses a key whose number is not above all that it has had. */
    COUNT_EPOCHS,
    /** The GPU lets a holder's key reach the buffer only: not in the prototype, part of the authors' outlook. */
    CONFINE_HOLDER;

    /** What the prototype has: all but the confinement of holders. */
    public static final Set<JourneySafeguard> PROTOTYPE =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CONFINE_HOLDER)));
}
