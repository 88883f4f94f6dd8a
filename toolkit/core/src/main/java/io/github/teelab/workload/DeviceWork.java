package io.github.teelab.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing a device does: runs a kernel, copies or fills memory.
 *
 * @param kind which of the three
 * @param name the kernel's name or the copy's description
 * @param device index of the device
 * @param lane what the work occupies while it runs, such as {@code "stream 7"}: one piece of work at a time
 * @param stream the stream it was put on
 * @param durationPs how long it takes once started, picoseconds
 * @param bytes bytes copied or filled; 0 for kernels
 * @param transfer where a copy goes; empty for kernels and fills
 * @param call the call that submits it, its place in the graph's list; empty for work whose call is not known
 * @param leadPs least time from the moment that call has spent its {@code enterPs} to the start of the work, picoseconds;
 *     below 0 where the work may start before; it never starts before the call
 * @param after works that must come first
 */
public record DeviceWork(
        Kind kind,
        String name,
        long device,
        String lane,
        long stream,
        long durationPs,
        long bytes,
        Optional<Transfer> transfer,
        OptionalInt call,
        long leadPs,
        List<After> after) {
    /** What the device does. */
    public enum Kind {
        KERNEL,
        COPY,
        FILL
    }

    public DeviceWork {
        if (durationPs < 0 || bytes < 0) {
            throw new IllegalArgumentException("work " + name + ": got duration " + durationPs + " ps and " + bytes
                    + " bytes, allowed 0 or more for both");
        }
        after = List.copyOf(after);
    }

    /** The same work on {@code newLane}, with other times in picoseconds. */
    public DeviceWork with(String newLane, long newDurationPs, long newLeadPs, List<After> newAfter) {
        return new DeviceWork(
                kind, name, device, newLane, stream, newDurationPs, bytes, transfer, call, newLeadPs, newAfter);
    }
}
