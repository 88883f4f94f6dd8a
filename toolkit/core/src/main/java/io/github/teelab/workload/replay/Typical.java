package io.github.teelab.workload.replay;

import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What is typical in one recording, for bounds that were not binding where they stand.
 *
 * @param measuredStartAfterLaunchNs median time from the return of a launch to the start of its kernel, where the kernel
 *     waited for nothing else; empty where the recording shows fewer than five
 * @param measuredQueueGapNs median time from the end of one work to the start of the next that was already waiting on the
 *     stream; empty where the recording shows fewer than five
 * @param launchNs the median launch call
 */
public record Typical(OptionalLong measuredStartAfterLaunchNs, OptionalLong measuredQueueGapNs, long launchNs) {
    /** Work submitted this long before the stream fell free was waiting for it. */
    private static final long QUEUED_NS = 10_000;
    /** A stream free for this long before a start did not delay it. */
    private static final long IDLE_NS = 3_000;
    /** A launch this many times the median loads a module or waits for room in the queue. */
    private static final int LONG_LAUNCH_FACTOR = 3;

    private static final int FEWEST = 5;

    // For recordings that show too few: medians of the recorded H100 programs with confidential computing off.
    private static final long DEFAULT_START_NS = 1_950;
    private static final long DEFAULT_GAP_NS = 1_200;
    private static final long DEFAULT_LAUNCH_NS = 5_000;

    /** What is typical in a recording. */
    public static Typical of(RecordedProfile profile) {
        return of(new HostSide(profile), profile.activities());
    }

    static Typical of(HostSide host, List<GpuActivity> activities) {
        List<Long> launches = host.calls().stream()
                .filter(call -> CallKind.ofCudaFunction(call.name()).isLaunch())
                .map(ApiCall::durationNs)
                .toList();
        long launchNs = launches.isEmpty() ? DEFAULT_LAUNCH_NS : median(launches);
        List<Long> starts = new ArrayList<>();
        List<Long> gaps = new ArrayList<>();
        Map<Stream, Long> ends = new HashMap<>();
        for (GpuActivity activity : activities) {
            OptionalInt cause = host.causeOf(activity.correlationId());
            long before = ends.getOrDefault(Stream.of(activity), Long.MIN_VALUE);
            ends.put(Stream.of(activity), activity.endNs());
            if (cause.isEmpty()) {
                continue;
            }
            ApiCall call = host.calls().get(cause.getAsInt());
            if (before > call.endNs() + QUEUED_NS) {
                gaps.add(Math.max(0, activity.startNs() - before));
            } else if (activity.kind() == GpuActivity.Kind.KERNEL
                    && before < activity.startNs() - IDLE_NS
                    && call.durationNs() < LONG_LAUNCH_FACTOR * launchNs) {
                starts.add(activity.startNs() - call.endNs());
            }
        }
        return new Typical(measured(starts), measured(gaps), launchNs);
    }

    /** From the return of a launch to the start of its kernel on an idle stream; below 0 where it starts before. */
    long startAfterLaunchNs() {
        return measuredStartAfterLaunchNs.orElse(DEFAULT_START_NS);
    }

    /** From the end of one work to the start of the next on its stream. */
    long queueGapNs() {
        return measuredQueueGapNs.orElse(DEFAULT_GAP_NS);
    }

    private static OptionalLong measured(List<Long> values) {
        return values.size() < FEWEST ? OptionalLong.empty() : OptionalLong.of(median(values));
    }

    private static long median(List<Long> values) {
        return Math.round(new Median()
                .evaluate(values.stream().mapToDouble(Long::doubleValue).toArray()));
    }
}
