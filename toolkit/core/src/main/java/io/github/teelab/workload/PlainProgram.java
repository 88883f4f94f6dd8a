package io.github.teelab.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes a plan by hand, the way a CUDA program is written: calls in order, streams by number, one host thread unless
 * {@link #thread} says otherwise. The plan's times are open, except for kernels and host work.
 *
 * <p>A builder; {@link #plan()} may be called at any point.
 */
public final class PlainProgram {
    private final String name;
    private final List<HostCall> calls = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final Map<List<Long>, Integer> lastOnStream = new HashMap<>();
    private final Map<List<Long>, Long> gapPs = new HashMap<>();
    private long footprintBytes = Plan.ALWAYS_FRESH;
    private long process = 1;
    private long thread = 1;
    private long device;

    private PlainProgram(String name) {
        this.name = name;
    }

    /** A program without calls. */
    public static PlainProgram named(String name) {
        return new PlainProgram(name);
    }

    /** How much host memory the copies cycle through; without this every copy finds its buffer in memory. */
    public PlainProgram hostFootprint(long bytes) {
        footprintBytes = bytes;
        return this;
    }

    /** The calls that follow are those of another host thread of the same process. */
    public PlainProgram thread(long number) {
        thread = number;
        return this;
    }

    /** The calls that follow are those of another process. */
    public PlainProgram process(long number) {
        process = number;
        return this;
    }

    /** The calls that follow go to another device. */
    public PlainProgram device(long number) {
        device = number;
        return this;
    }

    /** The host thread works for {@code ps} picoseconds before its next call. */
    public PlainProgram host(long ps) {
        gapPs.merge(List.of(process, thread), ps, Long::sum);
        return this;
    }

    /** A copy that returns when it is done. */
    public PlainProgram copy(Transfer transfer, long bytes, long stream) {
        return copy("cudaMemcpy", transfer, bytes, stream, true);
    }

    /** A copy that returns at once, where the system lets it. */
    public PlainProgram copyAsync(Transfer transfer, long bytes, long stream) {
        return copy("cudaMemcpyAsync", transfer, bytes, stream, false);
    }

    /** A kernel of {@code durationPs} picoseconds. */
    public PlainProgram launch(String kernel, long durationPs, long stream) {
        return launch(kernel, durationPs, stream, List.of());
    }

    /** A kernel that also waits for the end of other activities, by their places in the plan. */
    public PlainProgram launch(String kernel, long durationPs, long stream, List<Integer> afterActivities) {
        add(new Operation.Kernel(durationPs), kernel, stream, afterActivities);
        call("cudaLaunchKernel", CallKind.LAUNCH, List.of());
        return this;
    }

    /** Another thread of the same process works for {@code ps} picoseconds from the start; the plan lasts at least as long. */
    public PlainProgram beside(String what, long ps) {
        calls.add(new HostCall(what, CallKind.OTHER, process, thread + 1, ps, 0, 0, List.of(), List.of()));
        return this;
    }

    /** Waits until everything put on any stream of the device has ended. */
    public PlainProgram synchronise() {
        List<Integer> last = lastOnStream.entrySet().stream()
                .filter(entry -> entry.getKey().get(0) == device)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        call("cudaDeviceSynchronize", CallKind.SYNCHRONIZE, last);
        return this;
    }

    /** Number of activities so far: the place of the next one. */
    public int activities() {
        return activities.size();
    }

    /** The plan as written so far. */
    public Plan plan() {
        return new Plan(name, Optional.empty(), footprintBytes, calls, activities);
    }

    private PlainProgram copy(String function, Transfer transfer, long bytes, long stream, boolean blocking) {
        int index = activities.size();
        String direction =
                transfer.isToHost() ? "Device-to-Host" : transfer.crossesLink() ? "Host-to-Device" : "Device-to-Device";
        add(new Operation.Copy(transfer, bytes, 0), "[CUDA memcpy " + direction + "]", stream, List.of());
        call(function, CallKind.COPY, blocking ? List.of(index) : List.of());
        return this;
    }

    private void add(Operation operation, String activityName, long stream, List<Integer> afterActivities) {
        List<After> after = new ArrayList<>();
        Integer last = lastOnStream.put(List.of(device, stream), activities.size());
        if (last != null) {
            after.add(After.end(last, 0));
        }
        afterActivities.forEach(other -> after.add(After.end(other, 0)));
        String lane = device == 0 ? "stream " + stream : "device " + device + ", stream " + stream;
        activities.add(
                new Activity(operation, activityName, device, lane, stream, OptionalInt.of(calls.size()), 0, after));
    }

    private void call(String function, CallKind kind, List<Integer> awaits) {
        Long gap = gapPs.remove(List.of(process, thread));
        calls.add(new HostCall(function, kind, process, thread, gap == null ? 0 : gap, 0, 0, List.of(), awaits));
    }
}
