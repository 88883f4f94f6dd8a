package io.github.teelab.crypto;

/** Thrown in place of an IV that could have been given out before. */
public final class IvExhausted extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IvExhausted(int channel, long first, long limit) {
        super("IVs of channel " + Integer.toUnsignedString(channel) + ": all from counter " + first + " up to but not "
                + limit + " are given out; agree on a new key and start a new counter");
    }
}
