package io.github.teelab.tee;

import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
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
        for (int i = 0; i < run.graph().calls().size(); i++) {
            HostCall call = run.graph().calls().get(i);
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
        for (int i = 0; i < run.graph().works().size(); i++) {
            DeviceWork work = run.graph().works().get(i);
            long startNs = ns(run.workStartPs(i));
            activities.add(new GpuActivity(
                    GpuActivity.Kind.valueOf(work.kind().name()),
                    work.name(),
                    startNs,
                    ns(run.workEndPs(i)) - startNs,
                    work.call().isPresent() ? work.call().getAsInt() + 1 : 0,
                    work.device(),
                    1,
                    work.stream(),
                    work.bytes(),
                    source(work),
                    destination(work)));
        }
        return new RecordedProfile(run.graph().name(), calls, activities);
    }

    private static MemoryKind source(DeviceWork work) {
        if (work.kind() != DeviceWork.Kind.COPY) {
            return MemoryKind.NONE;
        }
        return work.transfer()
                .map(way -> way.isToHost() || !way.crossesLink() ? MemoryKind.DEVICE : host(way))
                .orElse(MemoryKind.UNKNOWN);
    }

    private static MemoryKind destination(DeviceWork work) {
        return switch (work.kind()) {
            case KERNEL -> MemoryKind.NONE;
            case FILL -> MemoryKind.DEVICE;
            case COPY ->
                work.transfer()
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
