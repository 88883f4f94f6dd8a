package io.github.teelab.workload.replay;

import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * A profile in seven figures, by which recorded, replayed and predicted runs are compared.
 *
 * @param apiSpanMs from the start of the first call to the end of the last
 * @param gpuSpanMs from the start of the first GPU activity to the end of the last
 * @param kernelMs all kernels' durations together
 * @param copyApiMs all copy calls together
 * @param launchApiMs all launch calls together
 * @param launchMedianUs the median launch call; 0 where nothing is launched
 * @param allocApiMs all calls together that allocate or free, on device or host; the context's creation among them where
 *     such a call creates it
 */
public record ProfileTimes(
        double apiSpanMs,
        double gpuSpanMs,
        double kernelMs,
        double copyApiMs,
        double launchApiMs,
        double launchMedianUs,
        double allocApiMs) {
    private static final Set<CallKind> ALLOCATION =
            EnumSet.of(CallKind.ALLOCATE, CallKind.HOST_ALLOCATE, CallKind.FREE);
    private static final double NS_PER_MS = 1e6;

    /** The figures of a profile, from its outermost calls: a call made inside another counts once. */
    public static ProfileTimes of(RecordedProfile profile) {
        List<ApiCall> calls = new HostSide(profile).calls();
        List<GpuActivity> activities = profile.activities();
        double[] launches = calls.stream()
                .filter(call -> CallKind.ofCudaFunction(call.name()).isLaunch())
                .mapToDouble(ApiCall::durationNs)
                .toArray();
        return new ProfileTimes(
                spanMs(
                        calls.stream().mapToLong(ApiCall::startNs),
                        calls.stream().mapToLong(ApiCall::endNs)),
                spanMs(
                        activities.stream().mapToLong(GpuActivity::startNs),
                        activities.stream().mapToLong(GpuActivity::endNs)),
                activities.stream()
                                .filter(activity -> activity.kind() == GpuActivity.Kind.KERNEL)
                                .mapToLong(GpuActivity::durationNs)
                                .sum()
                        / NS_PER_MS,
                sumMs(calls, EnumSet.of(CallKind.COPY)),
                Arrays.stream(launches).sum() / NS_PER_MS,
                launches.length == 0 ? 0 : new Median().evaluate(launches) / 1e3,
                sumMs(calls, ALLOCATION));
    }

    /** The figures in the order of the record, with the names that JSON output uses. */
    public java.util.Map<String, Double> byName() {
        java.util.Map<String, Double> map = new java.util.LinkedHashMap<>();
        map.put("api_span_ms", apiSpanMs);
        map.put("gpu_span_ms", gpuSpanMs);
        map.put("kernel_ms", kernelMs);
        map.put("copy_api_ms", copyApiMs);
        map.put("launch_api_ms", launchApiMs);
        map.put("launch_median_us", launchMedianUs);
        map.put("alloc_api_ms", allocApiMs);
        return map;
    }

    private static double sumMs(List<ApiCall> calls, Set<CallKind> kinds) {
        return calls.stream()
                        .filter(call -> kinds.contains(CallKind.ofCudaFunction(call.name())))
                        .mapToLong(ApiCall::durationNs)
                        .sum()
                / NS_PER_MS;
    }

    private static double spanMs(LongStream startsNs, LongStream endsNs) {
        return (endsNs.max().orElse(0) - startsNs.min().orElse(0)) / NS_PER_MS;
    }
}
