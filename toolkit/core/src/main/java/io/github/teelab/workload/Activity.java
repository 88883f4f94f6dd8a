package io.github.teelab.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One operation of a plan with its place in it: who submits it, on which stream, after what.
 *
 * @param operation what is done
 * @param name the kernel's name or the copy's description
 * @param device index of the device
 * @param lane what a recorded activity occupied while it ran, such as {@code "stream 7"}: one activity at a time
 * @param stream the stream it was put on
 * @param call the call that submits it, its place in the plan's list; empty where that is not known
 * @param leadPs least time from the moment that call has spent its {@code enterPs} to the start of the activity,
 *     picoseconds; below 0 where it may start before; it never starts before the call
 * @param after activities that must come first
 */
public record Activity(
        Operation operation,
        String name,
        long device,
        String lane,
        long stream,
        OptionalInt call,
        long leadPs,
        List<After> after) {
    public Activity {
        after = List.copyOf(after);
    }

    /** An activity that no host call submits: it begins when those before it are done, by their places in the plan. */
    public static Activity following(String name, Operation operation, List<Integer> before) {
        List<After> after = before.stream().map(place -> After.end(place, 0)).toList();
        return new Activity(operation, name, 0, name, 0, OptionalInt.empty(), 0, after);
    }

    /** How long it took where the plan's times were taken, picoseconds; 0 where they are open. */
    public long durationPs() {
        return operation.durationPs();
    }

    /** Bytes it moves or fills; 0 for none. */
    public long bytes() {
        return operation.bytes();
    }

    /** Where a copy between host and device, or inside the device, goes; empty for all else. */
    public Optional<Transfer> transfer() {
        return operation.transfer();
    }

    /** Whether it is a copy that crosses the link between host and device. */
    public boolean crossesLink() {
        return transfer().isPresent() && transfer().get().crossesLink();
    }

    /** The same with another lead in picoseconds. */
    public Activity withLead(long newLeadPs) {
        return new Activity(operation, name, device, lane, stream, call, newLeadPs, after);
    }
}
