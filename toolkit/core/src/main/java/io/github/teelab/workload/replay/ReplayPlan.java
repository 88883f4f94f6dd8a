package io.github.teelab.workload.replay;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.List;
import java.util.Optional;

/** Reads a recorded profile as a plan. */
public final class ReplayPlan {
    private ReplayPlan() {}

    /** The plan of a profile that was recorded on the calibrated node. */
    public static Plan of(RecordedProfile profile) {
        return of(profile, Platforms.h100Node());
    }

    /**
     * The plan that, run at its own times, gives back the recorded ones.
     *
     * <p>Host calls are the outermost calls of the recording in the order they began; activities are its device activities by
     * start. No start time but the first event's survives.
     *
     * @param recordedOn the machine it was recorded on, without protection
     */
    public static Plan of(RecordedProfile profile, Platform recordedOn) {
        HostSide host = new HostSide(profile);
        List<GpuActivity> recorded = profile.activities();
        Typical typical = Typical.of(host, recorded);
        List<Activity> activities = new DeviceSide(host, recorded, typical).activities();
        List<HostCall> calls = new CallSide(host, recorded, activities, typical).calls();
        activities = activities.stream()
                .map(activity -> afterEntering(activity, calls))
                .toList();
        return new Plan(profile.name(), Optional.of(recordedOn), Plan.ALWAYS_FRESH, calls, activities);
    }

    /** A call that takes longer submits later: a lead that was measured from the call's start becomes one from its work. */
    private static Activity afterEntering(Activity activity, List<HostCall> calls) {
        return activity.call().isEmpty()
                ? activity
                : activity.withLead(activity.leadPs()
                        - calls.get(activity.call().getAsInt()).enterPs());
    }
}
