package io.github.teelab.workload.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A recording of one real run: what the program asked of CUDA and what the GPU did.
 *
 * <p>Correlation ids are unique within a process; a recording of several processes may repeat them.
 *
 * <p>Both lists share one clock in nanoseconds, whose zero is the recorder's own affair: only differences mean
 * something.
 *
 * @param name what to call it, such as {@code "pathfinder.cc-off"}; not blank
 * @param calls host calls by (start, end descending), so that a call comes before the calls made inside it; not empty
 * @param activities GPU activities by start; not empty
 * @param device the GPU's name, such as {@code "NVIDIA H100 NVL"}, where the recording tells
 * @param records how many records of the files these are, and how many were skipped and why
 */
public record RecordedProfile(
        String name, List<ApiCall> calls, List<GpuActivity> activities, Optional<String> device, RecordCount records) {
    /** The engine counts 2<sup>63</sup> picoseconds, about 106 days. */
    static final long MAX_SPAN_NS = Long.MAX_VALUE / 1000;

    /**
     * Sorts both lists and keeps them as columns of numbers, about 20 bytes for each element: elements are made anew
     * whenever they are asked for. Control characters in names are kept escaped.
     *
     * @throws IllegalArgumentException if the name is blank, a list is empty, or the recording spans over 106 days
     */
    public RecordedProfile {
        Objects.requireNonNull(device, "device");
        Span.checkName(name);
        Objects.requireNonNull(records, "records");
        calls = CallColumns.of(calls);
        activities = ActivityColumns.of(activities);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException(
                    "no CUDA calls were recorded; record the run again with CUDA tracing on (nsys: --trace=cuda)");
        }
        if (activities.isEmpty()) {
            throw new IllegalArgumentException("no GPU work was recorded (no kernel, copy or fill);"
                    + " record a run that uses the GPU, to its end");
        }
        checkSpan(calls, activities);
    }

    /** A recording of which nothing was skipped. */
    public RecordedProfile(String name, List<ApiCall> calls, List<GpuActivity> activities, Optional<String> device) {
        this(name, calls, activities, device, RecordCount.all(calls.size() + (long) activities.size()));
    }

    /** A recording of an unnamed GPU, of which nothing was skipped. */
    public RecordedProfile(String name, List<ApiCall> calls, List<GpuActivity> activities) {
        this(name, calls, activities, Optional.empty());
    }

    /** When the first call or activity began, in nanoseconds. */
    public long startNs() {
        return Math.min(calls.get(0).startNs(), activities.get(0).startNs());
    }

    /** When the last call or activity ended, in nanoseconds. */
    public long endNs() {
        return endNs(calls, activities);
    }

    private static long endNs(List<ApiCall> calls, List<GpuActivity> activities) {
        long lastCall = calls.stream().mapToLong(ApiCall::endNs).max().orElseThrow();
        long lastActivity =
                activities.stream().mapToLong(GpuActivity::endNs).max().orElseThrow();
        return Math.max(lastCall, lastActivity);
    }

    private static void checkSpan(List<ApiCall> calls, List<GpuActivity> activities) {
        long startNs = Math.min(calls.get(0).startNs(), activities.get(0).startNs());
        long endNs = endNs(calls, activities);
        long spanNs = endNs - startNs;
        if (spanNs < 0 || spanNs > MAX_SPAN_NS) {
            throw new IllegalArgumentException("times reach from " + startNs + " ns to " + endNs
                    + " ns, more than the 106 days allowed; a start or duration is wrong");
        }
    }
}
