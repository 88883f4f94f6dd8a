package io.github.teelab.workload.replay;

import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What is typical in one recording, for bounds that were not binding where they stand.
 *
 * @param startAfterLaunchNs from the return of a launch to the start of its kernel on an idle stream; below 0 where
 *     kernels start before their launch returns
 * @param queueGapNs from the end of one work to the start of the next that was already waiting on the stream
 * @param launchNs a launch call
 */
record Typical(long startAfterLaunchNs, long queueGapNs, long launchNs) {
    private static final long QUEUED_NS = 10_000;

    static Typical of(HostSide host, List<GpuActivity> activities) {
        List<Long> starts = new ArrayList<>();
        List<Long> gaps = new ArrayList<>();
        Map<Stream, Long> ends = new HashMap<>();
        for (GpuActivity activity : activities) {
            OptionalInt cause = host.causeOf(activity.correlationId());
            Long before = ends.put(Stream.of(activity), activity.endNs());
            if (cause.isEmpty()) {
                continue;
            }
            ApiCall call = host.calls().get(cause.getAsInt());
            if (before != null && before > call.endNs() + QUEUED_NS) {
                gaps.add(Math.max(0, activity.startNs() - before));
            } else if (activity.kind() == GpuActivity.Kind.KERNEL && (before == null || before <= call.startNs())) {
                starts.add(activity.startNs() - call.endNs());
            }
        }
        List<Long> launches = new ArrayList<>();
        for (ApiCall call : host.calls()) {
            if (io.github.teelab.workload.CallKind.ofCudaFunction(call.name()).isLaunch()) {
                launches.add(call.durationNs());
            }
        }
        // Defaults, for recordings without such cases: medians of the recorded H100 programs, confidential computing off.
        return new Typical(median(starts, 2_000), median(gaps, 1_200), median(launches, 5_000));
    }

    private static long median(List<Long> values, long ifNone) {
        return values.isEmpty()
                ? ifNone
                : Math.round(new Median()
                        .evaluate(values.stream().mapToDouble(Long::doubleValue).toArray()));
    }
}
