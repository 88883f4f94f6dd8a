package io.github.teelab.tee;

import io.github.teelab.workload.Activity;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether messages of a plan may meet on a resource. */
final class Contention {
    private Contention() {}

    /**
     * False only where no two messages can be under way together but on a link that takes them one by one: where one host
     * thread sends all of them and waits for each that has stages beside the link, and every thread has a core.
     */
    static boolean isPossible(PricedPlan priced) {
        Plan plan = priced.plan();
        if (hostThreads(plan) > priced.machine().cpu().cores()) {
            return true;
        }
        Set<List<Long>> senders = new HashSet<>();
        for (int i = 0; i < plan.activities().size(); i++) {
            Activity activity = plan.activities().get(i);
            if (priced.demands().get(i) instanceof Demand.Passage passage
                    && activity.crossesLink()
                    && activity.call().isPresent()) {
                HostCall call = plan.calls().get(activity.call().getAsInt());
                senders.add(List.of(call.process(), call.thread()));
                if (senders.size() > 1 || (timedStages(passage) > 1 && !priced.isAwaited(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    static int hostThreads(Plan plan) {
        Set<List<Long>> threads = new HashSet<>();
        for (HostCall call : plan.calls()) {
            threads.add(List.of(call.process(), call.thread()));
        }
        return threads.size();
    }

    private static long timedStages(Demand.Passage passage) {
        return passage.path().stages().stream()
                .filter(stage -> stage.timePs(passage.bytes(), 1) > 0)
                .count();
    }
}
