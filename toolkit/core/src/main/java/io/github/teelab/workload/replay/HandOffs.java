package io.github.teelab.workload.replay;

import io.github.teelab.workload.After;
import io.github.teelab.workload.profile.ApiCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what lets each call begin: its own thread's previous call, or a call of another thread of the process.
 *
 * <p>No recording says that a thread waited for another. One that was silent for long and goes on when another, and no
 * third, has just finished a call is taken to have waited for it, as the main thread of PyTorch waits for its backward
 * thread. A thread's first call is always taken to follow the latest call begun elsewhere.
 */
final class HandOffs {
    /** Silence that makes a thread one that may have waited. Within a busy thread calls follow each other faster. */
    private static final long SILENCE_NS = 50_000;

    /** Host time before a call, and calls of other threads that it follows. */
    record Start(long gapNs, List<After> after) {}

    private final List<ApiCall> calls;
    private final Map<HostThread, Integer> last = new HashMap<>();

    HandOffs(List<ApiCall> calls) {
        this.calls = calls;
    }

    /** What lets call {@code index} begin; to be asked once for each call in order. */
    Start next(int index) {
        ApiCall call = calls.get(index);
        HostThread thread = HostThread.of(call);
        Integer own = last.get(thread);
        Start start = own == null ? first(index, call) : later(call, thread, calls.get(own));
        last.put(thread, index);
        return start;
    }

    private Start first(int index, ApiCall call) {
        if (index == 0) {
            return new Start(0, List.of());
        }
        int finished = -1;
        for (int other : last.values()) {
            if (calls.get(other).endNs() <= call.startNs()
                    && (finished < 0
                            || calls.get(other).endNs() > calls.get(finished).endNs())) {
                finished = other;
            }
        }
        After after = finished >= 0
                ? After.end(finished, gapPs(call.startNs() - calls.get(finished).endNs()))
                : After.start(
                        index - 1, gapPs(call.startNs() - calls.get(index - 1).startNs()));
        return new Start(0, List.of(after));
    }

    private Start later(ApiCall call, HostThread thread, ApiCall own) {
        long gapNs = Math.max(0, call.startNs() - own.endNs());
        if (gapNs < SILENCE_NS || last.size() == 1) {
            return new Start(gapNs, List.of());
        }
        int finished = -1;
        for (Map.Entry<HostThread, Integer> entry : last.entrySet()) {
            ApiCall other = calls.get(entry.getValue());
            if (entry.getKey().equals(thread) || entry.getKey().process() != thread.process()) {
                continue;
            }
            if (other.endNs() > call.startNs()) {
                return new Start(gapNs, List.of());
            }
            if (other.endNs() > own.endNs()
                    && (finished < 0 || other.endNs() > calls.get(finished).endNs())) {
                finished = entry.getValue();
            }
        }
        return finished < 0
                ? new Start(gapNs, List.of())
                : new Start(
                        0,
                        List.of(After.end(
                                finished,
                                gapPs(call.startNs() - calls.get(finished).endNs()))));
    }

    private static long gapPs(long ns) {
        return Math.max(0, ns) * 1_000;
    }
}
