package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.npu.Work;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The prices of an offloaded step under a design: passes on the NPU, updates on the CPU, copies by their paths. Where
 * transfers may not overlap, the NPU waits for each.
 */
final class OffloadedPrices {
    private final OffloadedTraining machine;
    private final EnclaveDesign design;
    private final Map<List<Work>, Double> npuPs = new HashMap<>();

    OffloadedPrices(OffloadedTraining machine, EnclaveDesign design) {
        this.machine = machine;
        this.design = design;
    }

    /** @throws IllegalArgumentException if the plan asks for anything else */
    PricedPlan of(Plan plan) {
        List<Demand> demands = new ArrayList<>(plan.activities().size());
        for (int i = 0; i < plan.activities().size(); i++) {
            demands.add(demand(plan.activities().get(i), after(plan.activities().get(i), i)));
        }
        return new PricedPlan(plan, machine.platform(), List.of(), demands);
    }

    private List<After> after(Activity activity, int index) {
        if (design.overlap() || index == 0) {
            return activity.after();
        }
        List<After> all = new ArrayList<>(activity.after());
        all.add(After.end(index - 1, 0));
        return all;
    }

    private Demand demand(Activity activity, List<After> after) {
        Operation operation = activity.operation();
        if (operation instanceof Operation.NpuPass pass) {
            double wholePs = npuPs.computeIfAbsent(pass.works(), works -> machine.npuPs(works, design));
            return new Demand.Span(Place.of("NPU"), Math.round(wholePs * pass.share()), 0, after);
        }
        if (operation instanceof Operation.Update update) {
            return new Demand.Span(Place.of("CPU"), machine.updatePs(update, design), 0, after);
        }
        if (operation instanceof Operation.Copy copy) {
            Path path = machine.paths().path(design.transfers(), copy.way(), copy.bytes());
            CopyTimes times = path.times(copy.bytes());
            Place link = path.stages().get(path.link()).place();
            return new Demand.Passage(path, copy.bytes(), link, times.devicePs(), 0, after);
        }
        throw new IllegalArgumentException("offloaded training: got \"" + activity.name()
                + "\", allowed are passes on an NPU, updates and copies between host and device");
    }
}
