package io.github.teelab.workload;

import java.util.List;

/**
 * A plain workload: the calls of host threads, in the order they begin, and the work they put on devices.
 *
 * <p>Calls of one thread follow each other in list order. Indices in {@link HostCall#awaits()}, {@link After} and
 * {@link DeviceWork#call()} point into these two lists.
 *
 * @param name what to call it
 * @param times whether the graph's own times are to be kept, or filled in from a system's tables
 * @param hostFootprintBytes bytes of host memory that its copies cycle through; {@link #ALWAYS_FRESH} for programs, which
 *     copy a buffer once
 * @param calls host calls; a call may only come after calls that stand before it
 * @param works device works; a work may only come after works that stand before it
 */
public record OperationGraph(
        String name, Times times, long hostFootprintBytes, List<HostCall> calls, List<DeviceWork> works) {
    /** The footprint of a program whose copies never find their host buffers in a cache. */
    public static final long ALWAYS_FRESH = Long.MAX_VALUE;

    /** Where the times in a graph come from. */
    public enum Times {
        /** A recorded, unprotected run: every call, gap and copy has the time it had there. */
        RECORDED,
        /** Nowhere yet: kernels and host gaps have times, calls and copies have none. */
        OPEN
    }

    /** @throws IllegalArgumentException if an index points outside its list or not backwards */
    public OperationGraph {
        if (hostFootprintBytes < 0) {
            throw new IllegalArgumentException(
                    "host footprint: got " + hostFootprintBytes + " bytes, allowed 0 or more");
        }
        calls = List.copyOf(calls);
        works = List.copyOf(works);
        for (int i = 0; i < calls.size(); i++) {
            HostCall call = calls.get(i);
            for (After after : call.after()) {
                check(after.index() < i, "call", i, "call", after.index());
            }
            for (int work : call.awaits()) {
                check(work >= 0 && work < works.size(), "call", i, "work", work);
            }
        }
        for (int i = 0; i < works.size(); i++) {
            DeviceWork work = works.get(i);
            for (After after : work.after()) {
                check(after.index() < i, "work", i, "work", after.index());
            }
            int call = work.call().orElse(0);
            check(call >= 0 && call < Math.max(1, calls.size()), "work", i, "call", call);
        }
    }

    /** The same graph with other calls and works and its times filled in. */
    public OperationGraph with(List<HostCall> newCalls, List<DeviceWork> newWorks) {
        return new OperationGraph(name, Times.RECORDED, hostFootprintBytes, newCalls, newWorks);
    }

    private static void check(boolean holds, String what, int index, String other, int target) {
        if (!holds) {
            throw new IllegalArgumentException(what + " " + index + " waits for " + other + " " + target
                    + ", allowed are only ones that exist and come earlier");
        }
    }
}
