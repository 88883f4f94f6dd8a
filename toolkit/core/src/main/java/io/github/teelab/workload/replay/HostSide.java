package io.github.teelab.workload.replay;

import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The outermost calls of a recording in the order they began, and which of them caused what.
 *
 * <p>A call made inside another on the same thread (a driver call within a runtime call) is part of the outer one: its
 * time is the outer's already, and what it causes the outer causes.
 */
final class HostSide {
    private final List<ApiCall> calls = new ArrayList<>();
    private final Map<Long, Integer> byCorrelation = new HashMap<>();

    HostSide(RecordedProfile profile) {
        Map<HostThread, Integer> open = new HashMap<>();
        for (ApiCall call : profile.calls()) {
            HostThread thread = HostThread.of(call);
            Integer last = open.get(thread);
            int index;
            if (last != null && call.endNs() <= calls.get(last).endNs()) {
                index = last;
            } else {
                index = calls.size();
                calls.add(call);
                open.put(thread, index);
            }
            if (call.correlationId() != 0) {
                byCorrelation.putIfAbsent(call.correlationId(), index);
            }
        }
    }

    List<ApiCall> calls() {
        return calls;
    }

    /** The call that caused activities with this correlation id. */
    OptionalInt causeOf(long correlationId) {
        Integer index = byCorrelation.get(correlationId);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
