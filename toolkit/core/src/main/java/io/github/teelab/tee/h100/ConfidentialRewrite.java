package io.github.teelab.tee.h100;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.tee.CallTimes;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * One plan's rewrite: every plain operation becomes its confidential counterpart.
 *
 * <p>A copy is priced anew from the confidential copy curves; what it took beyond the plain curve (page faults, a busy
 * link) it keeps. It blocks its thread even where the plain copy did not, and the encrypted copies of a process pass one
 * chain of encryption. Every other call keeps its own time, changed as {@link CallCosts} say.
 */
final class ConfidentialRewrite {
    private static final Place ENCRYPTED = new Place("encrypted copies", Place.Scope.PROCESS, false, 1);

    private final CallCosts costs;
    private final CopyPaths plainCopies;
    private final CopyPaths encryptedCopies;
    private final PricedPlan plain;
    private final Plan plan;
    private final List<CallTimes> calls;
    private final double hostFactor;

    /**
     * @param plain the plan at the prices of the unprotected machine
     * @param hostFactor what times of the calibrated node's host are multiplied by
     */
    ConfidentialRewrite(
            CallCosts costs, double hostFactor, CopyPaths plainCopies, CopyPaths encryptedCopies, PricedPlan plain) {
        this.costs = costs;
        this.plainCopies = plainCopies;
        this.encryptedCopies = encryptedCopies;
        this.plain = plain;
        this.plan = plain.plan();
        this.calls = new CallPrices(costs, hostFactor, plain).all();
        this.hostFactor = hostFactor;
    }

    PricedPlan apply() {
        List<Demand> demands = new ArrayList<>(plan.activities().size());
        for (int i = 0; i < plan.activities().size(); i++) {
            Activity activity = plan.activities().get(i);
            Demand demand = plain.demands().get(i);
            demands.add(activity.transfer().isPresent() ? copy(i, activity, demand) : queued(activity, demand));
        }
        return plain.with(calls, demands);
    }

    private Demand queued(Activity activity, Demand demand) {
        double ratio = activity.operation() instanceof Operation.Kernel ? costs.get(CallCost.KERNEL_RATIO) : 1;
        return new Demand.Span(
                demand.place(),
                Math.round(demand.durationPs() * ratio),
                demand.leadPs() + ps(costs.get(CallCost.LAUNCH_TO_START_ADDED) * hostFactor),
                later(demand.after()));
    }

    private Demand copy(int index, Activity activity, Demand demand) {
        Transfer way = activity.transfer().get();
        CopyTimes off = plainCopies.times(way, activity.bytes(), plan.hostFootprintBytes());
        Path path = encryptedCopies.path(way, activity.bytes(), plan.hostFootprintBytes());
        CopyTimes on = path.times(activity.bytes());
        long plainEnterPs = 0;
        long enterPs = 0;
        if (activity.call().isPresent()) {
            int call = activity.call().getAsInt();
            block(call, index, on.returnPs() - off.returnPs());
            plainEnterPs = plain.calls().get(call).enterPs();
            enterPs = calls.get(call).enterPs();
        }
        long durationPs = on.devicePs() + Math.max(0, demand.durationPs() - off.devicePs());
        long leadPs = on.leadPs() + Math.max(0, demand.leadPs() + plainEnterPs - off.leadPs()) - enterPs;
        Place place = way.crossesLink() ? ENCRYPTED : demand.place();
        return new Demand.Passage(path, activity.bytes(), place, durationPs, leadPs, later(demand.after()));
    }

    private void block(int call, int activity, long addedPs) {
        if (plan.calls().get(call).kind() == CallKind.COPY) {
            calls.set(call, calls.get(call).blocking(activity, addedPs));
        }
    }

    private List<After> later(List<After> after) {
        long added = ps(costs.get(CallCost.QUEUE_GAP_ADDED));
        List<After> later = new ArrayList<>(after.size());
        for (After wait : after) {
            later.add(new After(wait.index(), wait.anchor(), wait.gapPs() + added));
        }
        return later;
    }

    private static long ps(double microseconds) {
        return Math.round(microseconds * 1e6);
    }
}
