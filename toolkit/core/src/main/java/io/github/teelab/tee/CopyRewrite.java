package io.github.teelab.tee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One plan's rewrite for a system that changes how copies between host and device travel, and slows the rest by a share at
 * most. What a copy took beyond the plain copy (page faults, a busy link) it keeps.
 *
 * @param plainCopies what copies cost without protection
 * @param protectedCopies what they cost with it
 * @param blocking what all these copies hold one after the other, each also blocking its call; empty where copies stay where
 *     they were, and calls that did not wait still do not
 * @param hostShare by how much the host's own work takes longer
 * @param kernelShare by how much kernels take longer
 */
public record CopyRewrite(
        CopyPaths plainCopies,
        CopyPaths protectedCopies,
        Optional<Place> blocking,
        double hostShare,
        double kernelShare) {
    /** The plan, which has its plain prices, at those of the system. */
    public PricedPlan apply(PricedPlan plain) {
        List<CallTimes> calls = new ArrayList<>(plain.calls().size());
        for (CallTimes call : plain.calls()) {
            calls.add(new CallTimes(
                    longer(call.gapPs(), hostShare),
                    longer(call.enterPs(), hostShare),
                    longer(call.returnPs(), hostShare),
                    call.blocksOn()));
        }
        List<Demand> demands = new ArrayList<>(plain.demands().size());
        for (int i = 0; i < plain.demands().size(); i++) {
            Activity activity = plain.plan().activities().get(i);
            demands.add(
                    activity.crossesLink()
                            ? copy(plain, i, calls)
                            : onDevice(activity, plain.demands().get(i)));
        }
        return plain.with(calls, demands);
    }

    private Demand onDevice(Activity activity, Demand demand) {
        return activity.operation() instanceof Operation.Kernel
                ? new Demand.Span(
                        demand.place(), longer(demand.durationPs(), kernelShare), demand.leadPs(), demand.after())
                : demand;
    }

    private Demand copy(PricedPlan plain, int index, List<CallTimes> calls) {
        Activity activity = plain.plan().activities().get(index);
        Demand demand = plain.demands().get(index);
        long footprintBytes = plain.plan().hostFootprintBytes();
        CopyTimes off = plainCopies.times(activity.transfer().get(), activity.bytes(), footprintBytes);
        Path path = protectedCopies.path(activity.transfer().get(), activity.bytes(), footprintBytes);
        CopyTimes on = path.times(activity.bytes());
        long afterPs = Math.max(0, on.returnPs() - off.returnPs());
        boolean waits = activity.call().isPresent() && (blocking.isPresent() || plain.isAwaited(index));
        if (waits) {
            int call = activity.call().getAsInt();
            calls.set(call, calls.get(call).blocking(index, afterPs));
        }
        return new Demand.Passage(
                path,
                activity.bytes(),
                blocking.orElse(demand.place()),
                on.devicePs() + Math.max(0, demand.durationPs() - off.devicePs()) + (waits ? 0 : afterPs),
                demand.leadPs() + Math.max(0, on.leadPs() - off.leadPs()),
                demand.after());
    }

    private static long longer(long ps, double share) {
        return Math.round(ps * (1 + share));
    }
}
