package io.github.teelab.experiment;

import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.MemoryKind;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.ArrayList;
import java.util.List;

/** Reasons to doubt a prediction that lie in the profile itself. */
final class Doubts {
    private Doubts() {}

    static List<String> about(RecordedProfile profile) {
        List<String> doubts = new ArrayList<>();
        if (profile.activities().stream().anyMatch(Doubts::isConfidential)) {
            doubts.add(
                    "The profile looks as if it was recorded with confidential computing on (pinned memory appears as"
                            + " managed): the prediction would count its cost twice. Record the run with it off.");
        }
        profile.device()
                .filter(device -> !device.contains("H100"))
                .ifPresent(device -> doubts.add("The profile was recorded on " + device
                        + "; the costs of confidential computing are those of an H100 NVL"
                        + " and are added to this GPU's own kernel times."));
        return doubts;
    }

    private static boolean isConfidential(GpuActivity activity) {
        boolean managed = activity.source() == MemoryKind.MANAGED || activity.destination() == MemoryKind.MANAGED;
        boolean device = activity.source() == MemoryKind.DEVICE || activity.destination() == MemoryKind.DEVICE;
        return activity.kind() == GpuActivity.Kind.COPY
                && managed
                && device
                && activity.name().contains("Device-to-Device");
    }
}
