package io.github.teelab.workload.replay;

import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.List;

/** Reads a recorded profile as an operation graph. */
public final class ReplayGraph {
    private ReplayGraph() {}

    /**
     * The graph that, run unchanged, gives back the recorded times.
     *
     * <p>Host calls are the outermost calls of the recording in the order they began; device works are its activities by
     * start. No start time but the first event's survives.
     */
    public static OperationGraph of(RecordedProfile profile) {
        HostSide host = new HostSide(profile);
        List<GpuActivity> activities = profile.activities();
        Typical typical = Typical.of(host, activities);
        List<DeviceWork> works = new DeviceSide(host, activities, typical).works();
        List<HostCall> calls = new CallSide(host, activities, works, typical).calls();
        works = works.stream().map(work -> afterEntering(work, calls)).toList();
        return new OperationGraph(
                profile.name(), OperationGraph.Times.RECORDED, OperationGraph.ALWAYS_FRESH, calls, works);
    }

    /** A call that takes longer submits later: a lead that was measured from the call's start becomes one from its work. */
    private static DeviceWork afterEntering(DeviceWork work, List<HostCall> calls) {
        if (work.call().isEmpty()) {
            return work;
        }
        long enterPs = calls.get(work.call().getAsInt()).enterPs();
        return work.with(work.lane(), work.durationPs(), work.leadPs() - enterPs, work.after());
    }
}
