package io.github.teelab.workload.profile;

import java.util.Comparator;

/**
 * One CUDA runtime or driver call made by the program on the host.
 *
 * @param startNs when the call began, in nanoseconds on the recording's own clock
 * @param durationNs how long it took, at least 0
 * @param name the function without version suffix, such as {@code cudaMemcpyAsync}; not blank
 * @param correlationId ties the call to the activities it caused; 0 where the recording has none
 * @param process the process that made the call; 0 where the recording has none
 * @param thread the thread that made the call; 0 where the recording has none
 * @param result the CUDA error code it returned; 0 for success and where the recording has none
 */
public record ApiCall(
        long startNs, long durationNs, String name, long correlationId, long process, long thread, long result) {
    /** By start, an enclosing call before the calls inside it; then by every other field, so the order is total. */
    static final Comparator<ApiCall> ORDER = Comparator.comparingLong(ApiCall::startNs)
            .thenComparing(Comparator.comparingLong(ApiCall::endNs).reversed())
            .thenComparingLong(ApiCall::process)
            .thenComparingLong(ApiCall::thread)
            .thenComparingLong(ApiCall::correlationId)
            .thenComparing(ApiCall::name)
            .thenComparingLong(ApiCall::result);

    /** @throws IllegalArgumentException if the name is blank, the duration negative or the end beyond a long */
    public ApiCall {
        Span.check(startNs, durationNs);
        Span.checkName(name);
    }

    /** A call that succeeded. */
    public ApiCall(long startNs, long durationNs, String name, long correlationId, long process, long thread) {
        this(startNs, durationNs, name, correlationId, process, thread, 0);
    }

    /** Whether the call did what it was asked. */
    public boolean succeeded() {
        return result == 0;
    }

    /** When the call returned, in nanoseconds. */
    public long endNs() {
        return startNs + durationNs;
    }
}
