package io.github.teelab.tee;

import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Plan;

/** Whether messages of a plan may meet on a resource. */
final class Contention {
    private Contention() {}

    /**
     * False only where no two messages can be under way together but on a link that takes them one by one: where one host
     * thread sends all of them and waits for each that has stages beside the link, and every thread has a core.
     */
    static boolean isPossible(PricedPlan priced, HostThreads threads) {
        if (threads.count() > priced.machine().cpu().cores()) {
            return true;
        }
        Plan plan = priced.plan();
        int sender = -1;
        for (int i = 0; i < plan.activities().size(); i++) {
            Activity activity = plan.activities().get(i);
            if (priced.demands().get(i) instanceof Demand.Passage passage
                    && activity.crossesLink()
                    && activity.call().isPresent()) {
                int thread = threads.of(activity.call().getAsInt());
                if ((sender >= 0 && thread != sender) || (timedStages(passage) > 1 && !priced.isAwaited(i))) {
                    return true;
                }
                sender = thread;
            }
        }
        return false;
    }

    private static long timedStages(Demand.Passage passage) {
        return passage.path().stages().stream()
                .filter(stage -> stage.timePs(passage.bytes(), 1) > 0)
                .count();
    }
}
