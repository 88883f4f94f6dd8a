package io.github.teelab.crypto;

/** Thrown in place of an IV that could have been given out before. */
public final class IvExhausted extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * @param channel whose IVs
     * @param first the first counter or message that it gave out
     * @param limit the first that it may not give out
     */
    public IvExhausted(int channel, long first, long limit) {
        super("IVs of channel " + Integer.toUnsignedString(channel) + ": all from counter " + first + " up to but not "
                + limit + " are given out; agree on a new key and start a new counter");
    }
}
