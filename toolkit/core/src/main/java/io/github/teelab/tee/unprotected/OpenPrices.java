package io.github.teelab.tee.unprotected;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.CallTimes;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.HostTimes;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/** The times of a plan that has none yet: kernels as the plan gives them, host work at the clock of the machine's cores. */
final class OpenPrices {
    private final Platform machine;
    private final PlainPaths copies;
    private final PlainCosts costs;
    private final Plan plan;
    private final List<CallTimes> calls;
    private final double hostFactor;
    private final long queueGapPs;
    private final long launchPs;
    private final long launchToStartPs;

    OpenPrices(Platform machine, PlainPaths copies, PlainCosts costs, Plan plan) {
        this.machine = machine;
        this.copies = copies;
        this.costs = costs;
        this.plan = plan;
        this.calls = new ArrayList<>(plan.calls().size());
        this.hostFactor = HostTimes.factor(machine);
        this.queueGapPs = costs.queueGapPs();
        this.launchPs = costs.launchPs();
        this.launchToStartPs = costs.launchToStartPs();
    }

    PricedPlan priced() {
        for (HostCall call : plan.calls()) {
            calls.add(new CallTimes(host(call.gapPs()), enterPs(call), returnPs(call)));
        }
        List<Demand> demands = new ArrayList<>(plan.activities().size());
        for (Activity activity : plan.activities()) {
            demands.add(demand(activity));
        }
        return new PricedPlan(plan, machine, calls, demands);
    }

    private Demand demand(Activity activity) {
        List<After> after = new ArrayList<>(activity.after().size());
        for (After wait : activity.after()) {
            after.add(new After(wait.index(), wait.anchor(), Math.max(wait.gapPs(), queueGapPs)));
        }
        if (activity.transfer().isEmpty()) {
            return new Demand.Span(Place.of(activity.lane()), activity.durationPs(), launchToStartPs, after);
        }
        Transfer way = activity.transfer().get();
        Path path = copies.path(way, activity.bytes(), plan.hostFootprintBytes());
        CopyTimes times = path.times(activity.bytes());
        long enterPs = 0;
        if (activity.call().isPresent()) {
            int index = activity.call().getAsInt();
            CallTimes call = calls.get(index);
            enterPs = call.enterPs();
            boolean waits = !plan.calls().get(index).awaits().isEmpty();
            calls.set(index, new CallTimes(call.gapPs(), enterPs, waits ? times.returnPs() : 0));
        }
        Place place = path.stages().get(path.link()).place();
        return new Demand.Passage(path, activity.bytes(), place, times.devicePs(), times.leadPs() - enterPs, after);
    }

    private long enterPs(HostCall call) {
        return call.kind().isLaunch()
                        || (call.kind() == CallKind.COPY && call.awaits().isEmpty())
                ? launchPs
                : host(call.enterPs());
    }

    private long returnPs(HostCall call) {
        return call.kind() == CallKind.SYNCHRONIZE ? costs.synchronisePs() : host(call.returnPs());
    }

    private long host(long ps) {
        return hostFactor == 1 ? ps : Math.round(ps * hostFactor);
    }
}
