package io.github.teelab.tee;

import io.github.teelab.channel.Place;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan with what each of its calls and activities takes on a machine under a system, ready to be lowered.
 *
 * @param plan what is done
 * @param machine where
 * @param calls for each call of the plan what it takes
 * @param demands for each activity of the plan what it takes
 */
public record PricedPlan(Plan plan, Platform machine, List<CallTimes> calls, List<Demand> demands) {
    /** @throws IllegalArgumentException if there is not one entry for each call and activity */
    public PricedPlan {
        calls = List.copyOf(calls);
        demands = List.copyOf(demands);
        if (calls.size() != plan.calls().size()
                || demands.size() != plan.activities().size()) {
            throw new IllegalArgumentException("plan \"" + plan.name() + "\": got prices of " + calls.size()
                    + " calls and " + demands.size() + " activities, expected "
                    + plan.calls().size() + " and " + plan.activities().size());
        }
    }

    /** A recorded plan at its own times. */
    public static PricedPlan asRecorded(Plan plan) {
        List<CallTimes> calls = new ArrayList<>(plan.calls().size());
        for (HostCall call : plan.calls()) {
            calls.add(new CallTimes(call.gapPs(), call.enterPs(), call.returnPs()));
        }
        List<Demand> demands = new ArrayList<>(plan.activities().size());
        for (Activity activity : plan.activities()) {
            demands.add(new Demand.Span(
                    Place.of(activity.lane()), activity.durationPs(), activity.leadPs(), activity.after()));
        }
        return new PricedPlan(plan, plan.recordedOn().orElseGet(Platforms::h100Node), calls, demands);
    }

    /** The same plan on the same machine at other prices. */
    public PricedPlan with(List<CallTimes> newCalls, List<Demand> newDemands) {
        return new PricedPlan(plan, machine, newCalls, newDemands);
    }

    /** Whether the call that submits an activity waits for it. */
    boolean isAwaited(int activity) {
        var call = plan.activities().get(activity).call();
        if (call.isEmpty()) {
            return false;
        }
        int index = call.getAsInt();
        var blocksOn = calls.get(index).blocksOn();
        return (blocksOn.isPresent() && blocksOn.getAsInt() == activity)
                || plan.calls().get(index).awaits().contains(activity);
    }
}
