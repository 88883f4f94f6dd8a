package io.github.teelab.tee.travelling;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the protocol does against those who travel with the GPU. For each there is an attack that only it stops. */
public enum JourneySafeguard {
    /** A fresh key before each journey, and another one after it. */
    ROTATE_KEY,
    /**
     * The key after a journey comes as soon as the GPU is back, before anything is verified. The slides rotate after training
     * instead: until then the holder's key is in force, and a hypervisor that routes the GPU to the holder once more lets it alter
     * what was verified.
     */
    ROTATE_ON_RETURN,
    /** A holder is told where the buffer lies, and nothing else. */
    HIDE_ADDRESSES,
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

    /** What the slides describe: no confinement of holders, and the key rotated after training. */
    public static final Set<JourneySafeguard> PUBLISHED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CONFINE_HOLDER, ROTATE_ON_RETURN)));

    /** The published design with its order mended. */
    public static final Set<JourneySafeguard> MENDED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CONFINE_HOLDER)));
}
