package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A round as it is written down, activity by activity. */
final class Turns {
    private final String name;
    private final List<Activity> activities = new ArrayList<>();

    Turns(String name) {
        this.name = name;
    }

    /** Adds an activity on the orchestrator's device after others; those below 0 do not count. Returns its place. */
    int add(String what, Operation operation, int... before) {
        return on(0, what, operation, before);
    }

    /** The same on a device. */
    int on(int device, String what, Operation operation, int... before) {
        List<After> after = Arrays.stream(before)
                .filter(place -> place >= 0)
                .mapToObj(place -> After.end(place, 0))
                .toList();
        activities.add(new Activity(operation, what, device, what, 0, OptionalInt.empty(), 0, after));
        return activities.size() - 1;
    }

    Plan plan() {
        return new Plan(name, Optional.empty(), Plan.ALWAYS_FRESH, List.of(), activities);
    }
}
