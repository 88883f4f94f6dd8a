package io.github.teelab.workload.replay;

import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the works that a call waited for, from what had been submitted and what had ended when it returned. */
final class Waits {
    /** Kineto rounds to a microsecond, so an awaited work may seem to end just after the call. */
    private static final long ROUNDING_NS = 1_000;
    /** With so many launches outstanding a long launch waits for room in the queue (1,024 entries on the GPUs at hand). */
    private static final int QUEUE_IS_LONG = 512;

    private static final int LONG_LAUNCH_FACTOR = 4;

    private final List<GpuActivity> activities;
    private final long longLaunchNs;
    private final Map<Stream, Integer> lastOnStream = new LinkedHashMap<>();
    private final TreeMap<Long, Integer> submittedByEnd = new TreeMap<>();

    Waits(List<GpuActivity> activities, Typical typical) {
        this.activities = activities;
        this.longLaunchNs = typical.launchNs() * LONG_LAUNCH_FACTOR;
    }

    /** Takes note of works that the next call submits. */
    void submit(List<Integer> works) {
        for (int work : works) {
            lastOnStream.put(Stream.of(activities.get(work)), work);
            submittedByEnd.put(activities.get(work).endNs(), work);
        }
    }

    /** The works that {@code call}, having submitted {@code own}, waited for. */
    List<Integer> of(ApiCall call, CallKind kind, List<Integer> own) {
        return switch (kind) {
            case COPY, FILL -> own.stream().filter(work -> endedBy(work, call)).toList();
            case SYNCHRONIZE ->
                call.name().contains("Event") || call.name().contains("Stream") ? latest(call) : all(call);
            case FREE -> all(call);
            case LAUNCH ->
                call.durationNs() > longLaunchNs && outstanding(call) > QUEUE_IS_LONG ? endedDuring(call) : List.of();
            default -> List.of();
        };
    }

    private boolean endedBy(int work, ApiCall call) {
        return activities.get(work).endNs() <= call.endNs() + ROUNDING_NS;
    }

    private List<Integer> all(ApiCall call) {
        return lastOnStream.values().stream()
                .filter(work -> endedBy(work, call))
                .toList();
    }

    private List<Integer> latest(ApiCall call) {
        List<Integer> during = endedDuring(call);
        return during.isEmpty()
                ? all(call).stream()
                        .max(Comparator.comparingLong(
                                work -> activities.get(work).endNs()))
                        .map(List::of)
                        .orElse(List.of())
                : during;
    }

    private List<Integer> endedDuring(ApiCall call) {
        Map.Entry<Long, Integer> entry = submittedByEnd.floorEntry(call.endNs() + ROUNDING_NS);
        return entry == null || entry.getKey() <= call.startNs() ? List.of() : List.of(entry.getValue());
    }

    private int outstanding(ApiCall call) {
        return submittedByEnd.tailMap(call.startNs(), false).size();
    }
}
