package io.github.teelab.workload;

import io.github.teelab.platform.Platform;
import java.util.List;
import java.util.Optional;

/**
 * A plain workload: the calls of host threads, in the order they begin, and the activities they put on devices.
 *
 * <p>Calls of one thread follow each other in list order. Indices in {@link HostCall#awaits()}, {@link After} and
 * {@link Activity#call()} point into these two lists.
 *
 * @param name what to call it
 * @param recordedOn the machine on which its times were recorded, without protection; empty where calls and copies have no
 *     times yet, and a system fills them in
 * @param hostFootprintBytes bytes of host memory that its copies cycle through; {@link #ALWAYS_FRESH} for programs, which
 *     copy a buffer once
 * @param calls host calls; a call may only come after calls that stand before it
 * @param activities what devices do; one may only come after those that stand before it
 */
public record Plan(
        String name,
        Optional<Platform> recordedOn,
        long hostFootprintBytes,
        List<HostCall> calls,
        List<Activity> activities) {
    /** The footprint of a program whose copies never find their host buffers in a cache. */
    public static final long ALWAYS_FRESH = Long.MAX_VALUE;

    /** @throws IllegalArgumentException if an index points outside its list or not backwards */
    public Plan {
        if (hostFootprintBytes < 0) {
            throw new IllegalArgumentException(
                    "host footprint: got " + hostFootprintBytes + " bytes, allowed 0 or more");
        }
        calls = List.copyOf(calls);
        activities = List.copyOf(activities);
        for (int i = 0; i < calls.size(); i++) {
            HostCall call = calls.get(i);
            for (After after : call.after()) {
                check(after.index() < i, "call", i, "call", after.index());
            }
            for (int awaited : call.awaits()) {
                check(awaited >= 0 && awaited < activities.size(), "call", i, "activity", awaited);
            }
        }
        for (int i = 0; i < activities.size(); i++) {
            Activity activity = activities.get(i);
            for (After after : activity.after()) {
                check(after.index() < i, "activity", i, "activity", after.index());
            }
            int call = activity.call().orElse(0);
            check(call >= 0 && call < Math.max(1, calls.size()), "activity", i, "call", call);
        }
    }

    /** The same with other calls and activities. */
    public Plan with(List<HostCall> newCalls, List<Activity> newActivities) {
        return new Plan(name, recordedOn, hostFootprintBytes, newCalls, newActivities);
    }

    /**
     * The plan several times side by side: each on a device of its own, in processes of its own.
     *
     * @param times how often, 1 or more
     */
    public Plan sideBySide(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("plans side by side: got " + times + ", allowed 1 or more");
        }
        return times == 1 ? this : new SideBySide(this).times(times);
    }

    private static void check(boolean holds, String what, int index, String other, int target) {
        if (!holds) {
            throw new IllegalArgumentException(what + " " + index + " waits for " + other + " " + target
                    + ", allowed are only ones that exist and come earlier");
        }
    }
}
