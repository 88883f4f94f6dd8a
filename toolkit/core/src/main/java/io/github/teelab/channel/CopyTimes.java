package io.github.teelab.channel;

/**
 * When one copy does what, counted in picoseconds.
 *
 * @param leadPs from the call to the first byte on the link
 * @param devicePs from the first byte on the link to the last
 * @param returnPs from the last byte on the link to the return of the call
 */
public record CopyTimes(long leadPs, long devicePs, long returnPs) {
    /** From the call to its return. */
    public long totalPs() {
        return leadPs + devicePs + returnPs;
    }
}
