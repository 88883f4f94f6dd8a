package io.github.teelab.tee.tensortee;

import java.util.Locale;

/** How a tensor gets from one memory into the other. */
public enum PathKind {
    /** By DMA, in clear. */
    PLAIN,
    /** Decrypted, re-encrypted into a buffer outside, copied, decrypted, protected anew (TensorTEE section 3.3, Graviton). */
    STAGED,
    /** By DMA as it lies, encrypted, beside a sealed message with address, version and code (TensorTEE section 4.4). */
    DIRECT;

    /** Its name in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
