package io.github.teelab.tee;

import io.github.teelab.workload.Activity;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.MemoryKind;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.ArrayList;
import java.util.List;

/** A run on the engine, written down as a profiler would have recorded it. */
public final class SimulatedProfile {
    private static final long PS_PER_NS = 1_000;
    private static final long CUDA_ERROR_INVALID_VALUE = 1;

    private SimulatedProfile() {}

    /** The profile of a run; times are rounded to nanoseconds. Call {@code i} has correlation id {@code i + 1}. */
    public static RecordedProfile of(Execution run) {
        List<ApiCall> calls = new ArrayList<>();
        for (int i = 0; i < run.plan().calls().size(); i++) {
            HostCall call = run.plan().calls().get(i);
            long startNs = ns(run.callStartPs(i));
            calls.add(new ApiCall(
                    startNs,
                    ns(run.callEndPs(i)) - startNs,
                    call.name(),
                    i + 1,
                    call.process(),
                    call.thread(),
                    call.kind() == CallKind.REFUSED_FREE ? CUDA_ERROR_INVALID_VALUE : 0));
        }
        List<GpuActivity> activities = new ArrayList<>();
        for (int i = 0; i < run.plan().activities().size(); i++) {
            Activity activity = run.plan().activities().get(i);
            long startNs = ns(run.activityStartPs(i));
            activities.add(new GpuActivity(
                    kind(activity),
                    activity.name(),
                    startNs,
                    ns(run.activityEndPs(i)) - startNs,
                    activity.call().isPresent() ? activity.call().getAsInt() + 1 : 0,
                    activity.device(),
                    1,
                    activity.stream(),
                    activity.bytes(),
                    source(activity),
                    destination(activity)));
        }
        return new RecordedProfile(run.plan().name(), calls, activities);
    }

    private static GpuActivity.Kind kind(Activity activity) {
        Operation operation = activity.operation();
        if (operation instanceof Operation.Kernel) {
            return GpuActivity.Kind.KERNEL;
        }
        return operation instanceof Operation.Fill ? GpuActivity.Kind.FILL : GpuActivity.Kind.COPY;
    }

    private static MemoryKind source(Activity activity) {
        return kind(activity) == GpuActivity.Kind.COPY
                ? activity.transfer()
                        .map(way -> way.isToHost() || !way.crossesLink() ? MemoryKind.DEVICE : host(way))
                        .orElse(MemoryKind.UNKNOWN)
                : MemoryKind.NONE;
    }

    private static MemoryKind destination(Activity activity) {
        return switch (kind(activity)) {
            case KERNEL -> MemoryKind.NONE;
            case FILL -> MemoryKind.DEVICE;
            case COPY ->
                activity.transfer()
                        .map(way -> way.isToHost() ? host(way) : MemoryKind.DEVICE)
                        .orElse(MemoryKind.UNKNOWN);
        };
    }

    private static MemoryKind host(Transfer way) {
        return way == Transfer.HOST_TO_DEVICE_PAGEABLE || way == Transfer.DEVICE_TO_HOST_PAGEABLE
                ? MemoryKind.PAGEABLE
                : MemoryKind.PINNED;
    }

    private static long ns(long ps) {
        return Math.round((double) ps / PS_PER_NS);
    }
}
