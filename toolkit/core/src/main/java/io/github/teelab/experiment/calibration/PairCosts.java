package io.github.teelab.experiment.calibration;

import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.h100.CallCost;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.replay.ReplayPlan;
import io.github.teelab.workload.replay.Typical;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** What one pair of recordings says of each {@link CallCost}: the median over its calls. */
final class PairCosts {
    private static final double PS_PER_US = 1e6;
    private static final double PS_PER_MS = 1e9;
    /** Shorter host allocations show the least that one takes, longer ones the multiple. */
    private static final long LONG_HOST_ALLOCATION_PS = 1_000_000_000L;
    /** Host time from here on is surely work of the program. */
    private static final long LONG_GAP_PS = 100_000_000L;

    private static final long LARGE_COPY_BYTES = 1 << 20;

    private final ProgramPair pair;
    private final Plan off;
    private final Plan on;
    private final CopyPaths encrypted;
    private final Map<CallCost, Double> found = new EnumMap<>(CallCost.class);

    private PairCosts(ProgramPair pair, CopyPaths encrypted) {
        this.pair = pair;
        this.off = ReplayPlan.of(pair.off());
        this.on = ReplayPlan.of(pair.on());
        this.encrypted = encrypted;
        List<String> before = off.calls().stream().map(HostCall::name).toList();
        if (!before.equals(on.calls().stream().map(HostCall::name).toList())) {
            throw new IllegalArgumentException("pair " + pair.program()
                    + ": the two recordings make different calls; record the same program with the same input twice");
        }
    }

    /**
     * The costs that this pair shows; a cost that it does not show is absent.
     *
     * @param encrypted confidential copies as the tables have them
     */
    static Map<CallCost, Double> of(ProgramPair pair, CopyPaths encrypted) {
        PairCosts costs = new PairCosts(pair, encrypted);
        costs.calls();
        costs.gaps();
        costs.works();
        costs.copies();
        return costs.found;
    }

    private void calls() {
        put(CallCost.CONTEXT_ADDED, kind(CallKind.CONTEXT), i -> (own(on, i) - own(off, i)) / PS_PER_MS);
        put(CallCost.BEFORE_CONTEXT_ADDED, kind(CallKind.CONTEXT), i -> (gapPs(on, i) - gapPs(off, i)) / PS_PER_MS);
        put(
                CallCost.MODULE_LOAD_RATIO,
                i -> is(i, CallKind.MODULE_LOAD) && own(off, i) >= CallCost.LOADS_MODULE_PS,
                this::ratio);
        put(
                CallCost.FIRST_LAUNCH_ADDED,
                i -> is(i, CallKind.MODULE_LOAD) && own(off, i) < CallCost.LOADS_MODULE_PS,
                i -> (own(on, i) - own(off, i)) / PS_PER_US);
        ofMedians(CallCost.LAUNCH_RATIO, kind(CallKind.LAUNCH), this::own);
        put(
                CallCost.ALLOCATE_RATIO,
                i -> is(i, CallKind.ALLOCATE) && own(off, i) >= CallCost.REACHES_DRIVER_PS,
                this::ratio);
        put(CallCost.FREE_RATIO, i -> is(i, CallKind.FREE) && own(off, i) >= CallCost.REACHES_DRIVER_PS, this::ratio);
        put(
                CallCost.HOST_ALLOCATE_RATIO,
                i -> is(i, CallKind.HOST_ALLOCATE) && own(off, i) >= LONG_HOST_ALLOCATION_PS,
                this::ratio);
        put(
                CallCost.HOST_ALLOCATE_LEAST,
                i -> is(i, CallKind.HOST_ALLOCATE) && own(off, i) < LONG_HOST_ALLOCATION_PS,
                i -> own(on, i) / PS_PER_US);
        refusedFrees();
        put(CallCost.QUERY_RATIO, kind(CallKind.QUERY), this::ratio);
        put(CallCost.OTHER_RATIO, kind(CallKind.OTHER), this::ratio);
        put(
                CallCost.SYNCHRONISE_ADDED,
                i -> is(i, CallKind.SYNCHRONIZE) && !off.calls().get(i).awaits().isEmpty(),
                i -> (on.calls().get(i).returnPs() - off.calls().get(i).returnPs()) / PS_PER_US);
    }

    private void refusedFrees() {
        double allocatedPs = indices(off.calls().size(), kind(CallKind.HOST_ALLOCATE))
                .mapToDouble(i -> own(off, i))
                .average()
                .orElse(0);
        double freedPs = indices(off.calls().size(), kind(CallKind.REFUSED_FREE))
                .mapToDouble(i -> own(on, i))
                .average()
                .orElse(0);
        if (allocatedPs > 0 && freedPs > 0) {
            found.put(CallCost.REFUSED_FREE_RATIO, freedPs / allocatedPs);
        }
    }

    private void gaps() {
        ofMedians(
                CallCost.SHORT_GAP_RATIO,
                i -> gapPs(off, i) > 0 && gapPs(off, i) < CallCost.SHORT_GAP_PS,
                PairCosts::gapPs);
        IntPredicate working = i -> gapPs(off, i) >= LONG_GAP_PS && !is(i, CallKind.CONTEXT);
        double offPs = indices(off.calls().size(), working)
                .mapToDouble(i -> gapPs(off, i))
                .sum();
        if (offPs > 0) {
            double onPs = indices(off.calls().size(), working)
                    .mapToDouble(i -> gapPs(on, i))
                    .sum();
            found.put(CallCost.HOST_RATIO, onPs / offPs);
        }
    }

    private void works() {
        Typical before = Typical.of(pair.off());
        Typical after = Typical.of(pair.on());
        added(CallCost.LAUNCH_TO_START_ADDED, before.measuredStartAfterLaunchNs(), after.measuredStartAfterLaunchNs());
        added(CallCost.QUEUE_GAP_ADDED, before.measuredQueueGapNs(), after.measuredQueueGapNs());
    }

    private void added(CallCost cost, OptionalLong beforeNs, OptionalLong afterNs) {
        if (beforeNs.isPresent() && afterNs.isPresent()) {
            found.put(cost, (afterNs.getAsLong() - beforeNs.getAsLong()) / 1e3);
        }
    }

    private void copies() {
        List<Double> perByte = new ArrayList<>();
        for (int i = 0; i < off.activities().size(); i++) {
            Activity copy = on.activities().get(i);
            if (copy.transfer().equals(Optional.of(Transfer.DEVICE_TO_HOST_PINNED))
                    && copy.bytes() >= LARGE_COPY_BYTES
                    && copy.call().isPresent()) {
                long expectedPs = encrypted
                        .times(Transfer.DEVICE_TO_HOST_PINNED, copy.bytes(), Plan.ALWAYS_FRESH)
                        .totalPs();
                HostCall call = on.calls().get(copy.call().getAsInt());
                long actualPs = call.enterPs() + copy.leadPs() + copy.durationPs() + call.returnPs();
                perByte.add((actualPs - expectedPs) / 1e3 / copy.bytes());
            }
        }
        if (!perByte.isEmpty()) {
            found.put(CallCost.FIRST_TOUCH_PER_BYTE, median(perByte));
        }
    }

    private IntPredicate kind(CallKind kind) {
        return i -> is(i, kind);
    }

    private boolean is(int call, CallKind kind) {
        return off.calls().get(call).kind() == kind;
    }

    private double own(Plan plan, int call) {
        return plan.calls().get(call).enterPs() + plan.calls().get(call).returnPs();
    }

    private static double gapPs(Plan plan, int call) {
        return plan.calls().get(call).gapPs();
    }

    private double ratio(int call) {
        return own(on, call) / Math.max(1, own(off, call));
    }

    private void put(CallCost cost, IntPredicate chosen, IntToDoubleFunction value) {
        List<Double> values =
                indices(off.calls().size(), chosen).mapToDouble(value).boxed().toList();
        if (!values.isEmpty()) {
            found.put(cost, median(values));
        }
    }

    /** A figure of a call in one of the two recordings. */
    @FunctionalInterface
    private interface Figure {
        double of(Plan plan, int call);
    }

    private void ofMedians(CallCost cost, IntPredicate chosen, Figure figure) {
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        indices(off.calls().size(), chosen).forEach(i -> {
            before.add(figure.of(off, i));
            after.add(figure.of(on, i));
        });
        if (!before.isEmpty()) {
            found.put(cost, median(after) / median(before));
        }
    }

    private static IntStream indices(int size, IntPredicate chosen) {
        return IntStream.range(0, size).filter(chosen);
    }

    static double median(List<Double> values) {
        return new Median()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
