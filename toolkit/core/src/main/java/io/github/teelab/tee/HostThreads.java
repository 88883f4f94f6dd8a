package io.github.teelab.tee;

import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The host threads of a plan, told apart by process and thread and numbered from 0. */
final class HostThreads {
    private final Map<List<Long>, Integer> numbers = new HashMap<>();
    private final List<HostCall> first = new ArrayList<>();
    private final int[] ofCall;

    HostThreads(Plan plan) {
        this.ofCall = new int[plan.calls().size()];
        HostCall before = null;
        for (int i = 0; i < ofCall.length; i++) {
            HostCall call = plan.calls().get(i);
            // Most calls follow one of the same thread.
            ofCall[i] = before != null && before.process() == call.process() && before.thread() == call.thread()
                    ? ofCall[i - 1]
                    : number(call);
            before = call;
        }
    }

    private int number(HostCall call) {
        return numbers.computeIfAbsent(List.of(call.process(), call.thread()), key -> {
            first.add(call);
            return first.size() - 1;
        });
    }

    /** How many there are. */
    int count() {
        return first.size();
    }

    /** The thread of a call. */
    int of(int call) {
        return ofCall[call];
    }

    /** A call of a thread, which says its process and its number there. */
    HostCall anyCallOf(int thread) {
        return first.get(thread);
    }

    /** Whether they belong to several processes. */
    boolean areOfSeveralProcesses() {
        return first.stream().mapToLong(HostCall::process).distinct().count() > 1;
    }
}
