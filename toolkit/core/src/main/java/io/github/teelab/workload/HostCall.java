package io.github.teelab.workload;

import java.util.List;

/**
 * One call by a host thread into the driver, and the host's own work before it.
 *
 * <p>The call begins once its thread's previous call has returned and {@code gapPs} of host work is done, and every
 * {@code after} holds. It then spends {@code enterPs}, waits until every work in {@code awaits} has ended, spends
 * {@code returnPs}, and returns.
 *
 * @param name the function called
 * @param kind what it asks of the device
 * @param process the operating system's process
 * @param thread the host thread
 * @param gapPs the host's own time between the thread's previous call and this one, picoseconds
 * @param enterPs the call's own time before it waits, picoseconds
 * @param returnPs the call's own time after it has waited, picoseconds
 * @param after calls of other threads that must come first
 * @param awaits works whose end the call waits for
 */
public record HostCall(
        String name,
        CallKind kind,
        long process,
        long thread,
        long gapPs,
        long enterPs,
        long returnPs,
        List<After> after,
        List<Integer> awaits) {
    public HostCall {
        if (gapPs < 0 || enterPs < 0 || returnPs < 0) {
            throw new IllegalArgumentException("call " + name + ": got gap " + gapPs + ", enter " + enterPs
                    + ", return " + returnPs + " ps, allowed 0 or more for each");
        }
        after = List.copyOf(after);
        awaits = List.copyOf(awaits);
    }

    /** The same call with other times, all in picoseconds. */
    public HostCall withTimes(long newGapPs, long newEnterPs, long newReturnPs) {
        return new HostCall(name, kind, process, thread, newGapPs, newEnterPs, newReturnPs, after, awaits);
    }

    /** The same call, waiting for the end of {@code work} too. */
    public HostCall awaiting(int work) {
        if (awaits.contains(work)) {
            return this;
        }
        List<Integer> more = new java.util.ArrayList<>(awaits);
        more.add(work);
        return new HostCall(name, kind, process, thread, gapPs, enterPs, returnPs, after, more);
    }
}
