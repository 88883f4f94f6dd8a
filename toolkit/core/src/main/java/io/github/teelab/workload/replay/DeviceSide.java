package io.github.teelab.workload.replay;

import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.MemoryKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds for every activity what it waited for: its launch, its stream, or work on another stream. */
final class DeviceSide {
    /** A start that launch and stream leave unexplained by more than this was waiting for another stream. */
    private static final long UNEXPLAINED_NS = 10_000;

    private static final long PS = 1_000;

    private final HostSide host;
    private final List<GpuActivity> activities;
    private final Typical typical;
    private final Map<Stream, Integer> lastOnStream = new LinkedHashMap<>();
    private final int[] rank;
    private final boolean severalDevices;

    DeviceSide(HostSide host, List<GpuActivity> activities, Typical typical) {
        this.host = host;
        this.activities = activities;
        this.typical = typical;
        this.rank = new int[activities.size()];
        this.severalDevices =
                activities.stream().mapToLong(GpuActivity::device).distinct().count() > 1;
    }

    List<Activity> activities() {
        List<Activity> planned = new ArrayList<>(activities.size());
        for (int i = 0; i < activities.size(); i++) {
            planned.add(activity(i));
            lastOnStream.put(Stream.of(activities.get(i)), i);
        }
        return planned;
    }

    private Activity activity(int index) {
        GpuActivity activity = activities.get(index);
        Stream stream = Stream.of(activity);
        OptionalInt cause = host.causeOf(activity.correlationId());
        OptionalInt before = before(stream, cause);
        rank[index] = cause.orElse(before.isPresent() ? rank[before.getAsInt()] : -1);

        long byLaunchNs = cause.isPresent() ? byLaunchNs(activity, host.calls().get(cause.getAsInt())) : Long.MIN_VALUE;
        long byStreamNs = before.isPresent() ? end(before.getAsInt()) + typical.queueGapNs() : Long.MIN_VALUE;
        long explainedNs = Math.max(byLaunchNs, byStreamNs);
        OptionalInt other = activity.startNs() - explainedNs > UNEXPLAINED_NS
                ? latestElsewhere(stream, activity, index, explainedNs)
                : OptionalInt.empty();

        boolean launchBinds = other.isEmpty() && byLaunchNs >= byStreamNs;
        boolean streamBinds = other.isEmpty() && !launchBinds;
        List<After> after = new ArrayList<>(2);
        before.ifPresent(prior ->
                after.add(After.end(prior, gapPs(activity.startNs() - end(prior), streamBinds, typical.queueGapNs()))));
        other.ifPresent(prior -> after.add(After.end(prior, gapPs(activity.startNs() - end(prior), true, 0))));
        long leadPs = cause.isEmpty()
                ? (before.isEmpty() ? Math.max(0, activity.startNs() - originNs()) * PS : 0)
                : leadPs(activity, host.calls().get(cause.getAsInt()), launchBinds);
        return new Activity(
                operation(activity),
                activity.name(),
                activity.device(),
                stream.label(severalDevices),
                activity.stream(),
                cause,
                leadPs,
                after);
    }

    private static Operation operation(GpuActivity activity) {
        long durationPs = activity.durationNs() * PS;
        return switch (activity.kind()) {
            case KERNEL -> new Operation.Kernel(durationPs);
            case FILL -> new Operation.Fill(activity.bytes(), durationPs);
            case COPY -> {
                Optional<Transfer> way = transfer(activity);
                yield way.isPresent()
                        ? new Operation.Copy(way.get(), activity.bytes(), durationPs)
                        : new Operation.OtherCopy(activity.bytes(), durationPs);
            }
        };
    }

    private long originNs() {
        return host.calls().get(0).startNs();
    }

    private OptionalInt before(Stream stream, OptionalInt cause) {
        Integer last = lastOnStream.get(stream);
        boolean submittedEarlier = last != null && (cause.isEmpty() || rank[last] <= cause.getAsInt());
        return submittedEarlier ? OptionalInt.of(last) : OptionalInt.empty();
    }

    private long byLaunchNs(GpuActivity activity, ApiCall call) {
        return call.startNs() + typicalLeadNs(activity, call);
    }

    private long typicalLeadNs(GpuActivity activity, ApiCall call) {
        // A blocking copy's call lasts as long as the copy, so its length says nothing of the way to the start.
        long submitNs = activity.kind() == GpuActivity.Kind.KERNEL
                ? call.durationNs()
                : Math.min(call.durationNs(), typical.launchNs());
        return Math.max(0, submitNs + typical.startAfterLaunchNs());
    }

    private long end(int index) {
        return activities.get(index).endNs();
    }

    private OptionalInt latestElsewhere(Stream own, GpuActivity activity, int index, long laterThanNs) {
        int best = -1;
        for (Map.Entry<Stream, Integer> entry : lastOnStream.entrySet()) {
            int candidate = entry.getValue();
            boolean sameDevice =
                    entry.getKey().device() == own.device() && !entry.getKey().equals(own);
            if (sameDevice
                    && rank[candidate] <= rank[index]
                    && end(candidate) <= activity.startNs()
                    && end(candidate) > laterThanNs
                    && (best < 0 || end(candidate) > end(best))) {
                best = candidate;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private long leadPs(GpuActivity activity, ApiCall call, boolean binds) {
        long recordedNs = Math.max(0, activity.startNs() - call.startNs());
        return (binds ? recordedNs : Math.min(recordedNs, typicalLeadNs(activity, call))) * PS;
    }

    private static long gapPs(long recordedNs, boolean binds, long typicalNs) {
        long recorded = Math.max(0, recordedNs);
        return (binds ? recorded : Math.min(recorded, typicalNs)) * PS;
    }

    private static Optional<Transfer> transfer(GpuActivity activity) {
        boolean pageable = activity.source() == MemoryKind.PAGEABLE || activity.destination() == MemoryKind.PAGEABLE;
        return activity.direction().flatMap(direction -> switch (direction) {
            case HOST_TO_DEVICE ->
                Optional.of(pageable ? Transfer.HOST_TO_DEVICE_PAGEABLE : Transfer.HOST_TO_DEVICE_PINNED);
            case DEVICE_TO_HOST ->
                Optional.of(pageable ? Transfer.DEVICE_TO_HOST_PAGEABLE : Transfer.DEVICE_TO_HOST_PINNED);
            case DEVICE_TO_DEVICE -> Optional.of(Transfer.DEVICE_TO_DEVICE);
            case HOST_TO_HOST, PEER_TO_PEER -> Optional.empty();
        });
    }
}
