package io.github.teelab.tee.h100;

import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import java.util.List;

/** What calls other than copies cost under confidential computing, given what they cost without. */
final class CallPrices {
    private static final double PS_PER_US = 1e6;
    private static final double PS_PER_MS = 1e9;

    private final CallCosts costs;
    private final double meanHostAllocatePs;

    CallPrices(CallCosts costs, List<HostCall> plain) {
        this.costs = costs;
        this.meanHostAllocatePs = plain.stream()
                .filter(call -> call.kind() == CallKind.HOST_ALLOCATE)
                .mapToLong(HostCall::enterPs)
                .average()
                .orElse(0);
    }

    HostCall price(HostCall call) {
        long enterPs = Math.round(enterPs(call));
        long returnPs = call.returnPs();
        if (call.kind() == CallKind.SYNCHRONIZE && !call.awaits().isEmpty()) {
            returnPs += us(CallCost.SYNCHRONISE_ADDED);
        }
        return call.withTimes(gapPs(call), enterPs, returnPs);
    }

    private double enterPs(HostCall call) {
        double plainPs = call.enterPs();
        return switch (call.kind()) {
            case CONTEXT -> plainPs + costs.get(CallCost.CONTEXT_ADDED) * PS_PER_MS;
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

    private long gapPs(HostCall call) {
        double plainPs = call.gapPs();
        double gapPs =
                plainPs * costs.get(plainPs < CallCost.SHORT_GAP_PS ? CallCost.SHORT_GAP_RATIO : CallCost.HOST_RATIO);
        if (call.kind() == CallKind.CONTEXT) {
            gapPs = plainPs + costs.get(CallCost.BEFORE_CONTEXT_ADDED) * PS_PER_MS;
        }
        return Math.round(gapPs);
    }

    private long us(CallCost cost) {
        return Math.round(costs.get(cost) * PS_PER_US);
    }
}
