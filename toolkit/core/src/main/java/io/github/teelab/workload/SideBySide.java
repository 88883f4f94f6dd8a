package io.github.teelab.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Copies of one plan, told apart by process and device. */
record SideBySide(Plan plan) {
    Plan times(int times) {
        List<HostCall> calls = new ArrayList<>();
        List<Activity> activities = new ArrayList<>();
        long processes =
                1 + plan.calls().stream().mapToLong(HostCall::process).max().orElse(0);
        long devices =
                1 + plan.activities().stream().mapToLong(Activity::device).max().orElse(0);
        for (int copy = 0; copy < times; copy++) {
            int firstCall = calls.size();
            int firstActivity = activities.size();
            for (HostCall call : plan.calls()) {
                calls.add(new HostCall(
                        call.name(),
                        call.kind(),
                        call.process() + copy * processes,
                        call.thread(),
                        call.gapPs(),
                        call.enterPs(),
                        call.returnPs(),
                        moved(call.after(), firstCall),
                        call.awaits().stream()
                                .map(place -> place + firstActivity)
                                .toList()));
            }
            for (Activity activity : plan.activities()) {
                activities.add(new Activity(
                        activity.operation(),
                        activity.name(),
                        activity.device() + copy * devices,
                        copy == 0 ? activity.lane() : "device " + copy * devices + ", " + activity.lane(),
                        activity.stream(),
                        activity.call().isPresent()
                                ? OptionalInt.of(activity.call().getAsInt() + firstCall)
                                : OptionalInt.empty(),
                        activity.leadPs(),
                        moved(activity.after(), firstActivity)));
            }
        }
        return plan.with(calls, activities);
    }

    private static List<After> moved(List<After> after, int by) {
        return after.stream()
                .map(wait -> new After(wait.index() + by, wait.anchor(), wait.gapPs()))
                .toList();
    }
}
