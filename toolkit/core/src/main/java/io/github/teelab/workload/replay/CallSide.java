package io.github.teelab.workload.replay;

import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import java.util.ArrayList;
import java.util.List;

/** Finds for every call what came before it, what it waited for, and what it cost of its own. */
final class CallSide {
    private static final long PS = 1_000;
    /** What a waiting call spends before it looks and after it is told, where the recording does not show it. */
    private static final long SHORT_NS = 1_000;

    private final HostSide host;
    private final List<GpuActivity> activities;
    private final List<List<Integer>> caused = new ArrayList<>();
    private final Typical typical;

    CallSide(HostSide host, List<GpuActivity> activities, List<Activity> planned, Typical typical) {
        this.host = host;
        this.activities = activities;
        this.typical = typical;
        for (int i = 0; i < host.calls().size(); i++) {
            caused.add(List.of());
        }
        for (int work = 0; work < planned.size(); work++) {
            int index = work;
            planned.get(work).call().ifPresent(call -> {
                if (caused.get(call).isEmpty()) {
                    caused.set(call, new ArrayList<>(1));
                }
                caused.get(call).add(index);
            });
        }
    }

    List<HostCall> calls() {
        Roles roles = new Roles(typical);
        HandOffs handOffs = new HandOffs(host.calls());
        Waits waits = new Waits(activities, typical);
        List<HostCall> result = new ArrayList<>(host.calls().size());
        for (int i = 0; i < host.calls().size(); i++) {
            ApiCall call = host.calls().get(i);
            List<Integer> works = caused.get(i);
            List<String> kernels = works.stream()
                    .map(activities::get)
                    .filter(activity -> activity.kind() == GpuActivity.Kind.KERNEL)
                    .map(GpuActivity::name)
                    .toList();
            CallKind kind = roles.next(call, kernels);
            HandOffs.Start start = handOffs.next(i);
            waits.submit(works);
            List<Integer> awaits = waits.of(call, kind, works);
            result.add(call(call, kind, start, awaits));
        }
        return result;
    }

    private HostCall call(ApiCall call, CallKind kind, HandOffs.Start start, List<Integer> awaits) {
        long lastEndNs = awaits.stream()
                .mapToLong(work -> activities.get(work).endNs())
                .max()
                .orElse(Long.MIN_VALUE);
        long returnNs;
        long enterNs;
        if (lastEndNs > call.startNs()) {
            returnNs = Math.max(0, call.endNs() - lastEndNs);
            enterNs = Math.min(SHORT_NS, call.durationNs() - Math.min(returnNs, call.durationNs()));
            returnNs = Math.min(returnNs, call.durationNs());
        } else {
            returnNs = awaits.isEmpty() ? 0 : Math.min(SHORT_NS, call.durationNs());
            enterNs = call.durationNs() - returnNs;
        }
        List<After> after = start.after();
        return new HostCall(
                call.name(),
                kind,
                call.process(),
                call.thread(),
                start.gapNs() * PS,
                enterNs * PS,
                returnNs * PS,
                after,
                awaits);
    }
}
