package io.github.teelab.tee;

import java.util.OptionalInt;

/**
 * What one host call takes under a system.
 *
 * @param gapPs the host's own time between the thread's previous call and this one, picoseconds
 * @param enterPs the call's own time before it waits, picoseconds
 * @param returnPs the call's own time after it has waited, picoseconds
 * @param blocksOn an activity that it waits for beyond those that the plan says
 */
public record CallTimes(long gapPs, long enterPs, long returnPs, OptionalInt blocksOn) {
    public CallTimes {
        if (gapPs < 0 || enterPs < 0 || returnPs < 0) {
            throw new IllegalArgumentException("call: got gap " + gapPs + ", enter " + enterPs + ", return " + returnPs
                    + " ps, allowed 0 or more for each");
        }
    }

    /** A call that waits for what the plan says. */
    public CallTimes(long gapPs, long enterPs, long returnPs) {
        this(gapPs, enterPs, returnPs, OptionalInt.empty());
    }

    /** The same call with {@code addedPs} more before it waits. */
    public CallTimes entering(long addedPs) {
        return new CallTimes(gapPs, Math.addExact(enterPs, addedPs), returnPs, blocksOn);
    }

    /** The same call, waiting for {@code activity} too and returning {@code addedPs} later after it (or, below 0, earlier). */
    public CallTimes blocking(int activity, long addedPs) {
        return new CallTimes(gapPs, enterPs, Math.max(0, returnPs + addedPs), OptionalInt.of(activity));
    }
}
