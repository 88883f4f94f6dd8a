package io.github.teelab.tee.h100;

import io.github.teelab.tee.CallTimes;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import java.util.ArrayList;
import java.util.List;

/** What calls other than copies cost under confidential computing, given what they cost without. */
final class CallPrices {
    private static final double PS_PER_US = 1e6;
    private static final double PS_PER_MS = 1e9;

    private final CallCosts costs;
    private final double hostFactor;
    private final PricedPlan plain;
    private final double meanHostAllocatePs;

    /** @param hostFactor what times of the calibrated node's host are multiplied by */
    CallPrices(CallCosts costs, double hostFactor, PricedPlan plain) {
        this.costs = costs;
        this.hostFactor = hostFactor;
        this.plain = plain;
        this.meanHostAllocatePs = meanHostAllocatePs();
    }

    private double meanHostAllocatePs() {
        long count = 0;
        double sumPs = 0;
        for (int i = 0; i < plain.calls().size(); i++) {
            if (plain.plan().calls().get(i).kind() == CallKind.HOST_ALLOCATE) {
                count++;
                sumPs += plain.calls().get(i).enterPs();
            }
        }
        return count == 0 ? 0 : sumPs / count;
    }

    List<CallTimes> all() {
        List<CallTimes> all = new ArrayList<>(plain.calls().size());
        for (int i = 0; i < plain.calls().size(); i++) {
            all.add(price(plain.plan().calls().get(i), plain.calls().get(i)));
        }
        return all;
    }

    private CallTimes price(HostCall call, CallTimes times) {
        long returnPs = times.returnPs();
        if (call.kind() == CallKind.SYNCHRONIZE && !call.awaits().isEmpty()) {
            returnPs += us(CallCost.SYNCHRONISE_ADDED);
        }
        return new CallTimes(
                gapPs(call.kind(), times.gapPs()), Math.round(enterPs(call.kind(), times.enterPs())), returnPs);
    }

    private double enterPs(CallKind kind, double plainPs) {
        return switch (kind) {
            case CONTEXT -> plainPs + ms(CallCost.CONTEXT_ADDED);
            case MODULE_LOAD ->
                plainPs >= CallCost.LOADS_MODULE_PS
                        ? plainPs * costs.get(CallCost.MODULE_LOAD_RATIO)
                        : plainPs + us(CallCost.FIRST_LAUNCH_ADDED);
            case LAUNCH, FILL -> plainPs * costs.get(CallCost.LAUNCH_RATIO);
            case ALLOCATE -> atDriver(plainPs, CallCost.ALLOCATE_RATIO);
            case FREE -> atDriver(plainPs, CallCost.FREE_RATIO);
            case HOST_ALLOCATE ->
                Math.max(us(CallCost.HOST_ALLOCATE_LEAST), plainPs * costs.get(CallCost.HOST_ALLOCATE_RATIO));
            case REFUSED_FREE -> Math.max(plainPs, meanHostAllocatePs * costs.get(CallCost.REFUSED_FREE_RATIO));
            case QUERY -> plainPs * costs.get(CallCost.QUERY_RATIO);
            case COPY, SYNCHRONIZE -> plainPs;
            case OTHER -> plainPs * costs.get(CallCost.OTHER_RATIO);
        };
    }

    private double atDriver(double plainPs, CallCost ratio) {
        return plainPs >= CallCost.REACHES_DRIVER_PS ? plainPs * costs.get(ratio) : plainPs;
    }

    private long gapPs(CallKind kind, double plainPs) {
        double gapPs =
                plainPs * costs.get(plainPs < CallCost.SHORT_GAP_PS ? CallCost.SHORT_GAP_RATIO : CallCost.HOST_RATIO);
        if (kind == CallKind.CONTEXT) {
            gapPs = plainPs + ms(CallCost.BEFORE_CONTEXT_ADDED);
        }
        return Math.round(gapPs);
    }

    private long us(CallCost cost) {
        return Math.round(costs.get(cost) * hostFactor * PS_PER_US);
    }

    private double ms(CallCost cost) {
        return costs.get(cost) * hostFactor * PS_PER_MS;
    }
}
