package io.github.teelab.tee.unprotected;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.CallTimes;
import io.github.teelab.tee.CarryOver;
import io.github.teelab.tee.CopyLaws;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.Staging;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * No protection: the baseline on a platform.
 *
 * <p>Copies and calls are priced by the machine's parts, from shares and times fitted on the calibrated node.
 */
public final class Unprotected implements TeeSystem {
    private final Platform platform;
    private final PlainPaths copies;
    private final PlainCosts costs;

    private Unprotected(Platform platform) {
        this.platform = platform;
        this.copies = new PlainPaths(CopyLaws.on(platform, "off"), Staging.stored());
        this.costs = PlainCosts.on(platform);
    }

    /**
     * The unprotected baseline on a platform.
     *
     * @throws IllegalStateException if the platform has no accelerator
     */
    public static Unprotected on(Platform platform) {
        return new Unprotected(platform);
    }

    @Override
    public String name() {
        return "unprotected";
    }

    @Override
    public Platform platform() {
        return platform;
    }

    /** The ways copies take. */
    public PlainPaths copies() {
        return copies;
    }

    /** Carries a recorded plan's times over to this machine, and fills in the times of an open one. */
    @Override
    public PricedPlan price(Plan plan) {
        return plan.recordedOn().isPresent()
                ? recorded(plan, plan.recordedOn().get())
                : new OpenPrices(platform, copies, costs, plan).priced();
    }

    private PricedPlan recorded(Plan plan, Platform recordedOn) {
        CarryOver over = CarryOver.between(recordedOn, platform);
        PlainPaths then =
                recordedOn == platform ? copies : new PlainPaths(CopyLaws.on(recordedOn, "off"), copies.staging());
        List<CallTimes> calls = new ArrayList<>(plan.calls().size());
        for (HostCall call : plan.calls()) {
            calls.add(new CallTimes(over.host(call.gapPs()), over.host(call.enterPs()), over.host(call.returnPs())));
        }
        List<Demand> demands = new ArrayList<>(plan.activities().size());
        for (Activity activity : plan.activities()) {
            demands.add(carried(activity, over, then));
        }
        return new PricedPlan(plan, platform, calls, demands);
    }

    private Demand carried(Activity activity, CarryOver over, PlainPaths then) {
        Place lane = Place.of(activity.lane());
        if (activity.transfer().isEmpty()) {
            return new Demand.Span(lane, over.kernel(activity.durationPs()), activity.leadPs(), activity.after());
        }
        Transfer way = activity.transfer().get();
        long bytes = activity.bytes();
        CopyTimes before = then.times(way, bytes, Plan.ALWAYS_FRESH);
        CopyTimes now = copies.times(way, bytes, Plan.ALWAYS_FRESH);
        return new Demand.Span(
                lane,
                CarryOver.explained(activity.durationPs(), before.devicePs(), now.devicePs()),
                activity.leadPs() + now.leadPs() - before.leadPs(),
                activity.after());
    }

    @Override
    public List<Path> paths() {
        return Arrays.stream(Transfer.values())
                .filter(Transfer::crossesLink)
                .map(transfer -> copies.path(transfer, Bytes.mib(1).value(), Plan.ALWAYS_FRESH))
                .toList();
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>(costs.parameters());
        parameters.addAll(copies.curves().parameters());
        parameters.addAll(copies.staging().parameters());
        return Explanation.ofOne(name(), parameters).and(validity().parameters());
    }
}
