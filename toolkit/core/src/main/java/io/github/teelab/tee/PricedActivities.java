package io.github.teelab.tee;

import io.github.teelab.channel.Place;
import io.github.teelab.platform.Platform;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A plan without host calls, written down activity by activity, each with what it takes. A builder. */
public final class PricedActivities {
    private final String name;
    private final Platform machine;
    private final List<Activity> activities = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();

    /** A plan without activities, to be run on a machine. */
    public PricedActivities(String name, Platform machine) {
        this.name = name;
        this.machine = machine;
    }

    /**
     * Adds an activity that takes one resource.
     *
     * @param device index of its device
     * @param durationPs how long it takes, picoseconds
     * @param before places of activities that must have ended
     * @return its place
     */
    public int span(String what, Operation operation, int device, Place place, long durationPs, List<Integer> before) {
        return add(what, operation, device, after -> new Demand.Span(place, durationPs, 0, after), before);
    }

    /** Adds an activity that takes several resources side by side; see {@link #span}. */
    public int together(String what, Operation operation, int device, List<Demand.Step> steps, List<Integer> before) {
        return add(what, operation, device, after -> new Demand.Together(steps, 0, after), before);
    }

    private int add(
            String what, Operation operation, int device, Function<List<After>, Demand> demand, List<Integer> before) {
        List<After> after = before.stream().map(place -> After.end(place, 0)).toList();
        activities.add(new Activity(operation, what, device, what, 0, OptionalInt.empty(), 0, after));
        demands.add(demand.apply(after));
        return activities.size() - 1;
    }

    /** The plan as written so far, with its prices. */
    public PricedPlan plan() {
        Plan plan = new Plan(name, Optional.empty(), Plan.ALWAYS_FRESH, List.of(), activities);
        return new PricedPlan(plan, machine, List.of(), demands);
    }
}
