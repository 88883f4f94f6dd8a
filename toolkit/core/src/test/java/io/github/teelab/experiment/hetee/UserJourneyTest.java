package io.github.teelab.experiment.hetee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.engine.Timeline;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.workload.job.Mode;
import org.junit.jupiter.api.Test;

class UserJourneyTest {
    private final Rounds rounds = Rounds.of("ResNet50", Mode.INFERENCE, 16, Platforms.heteeBox());

    @Test
    void theNextUserIsConfiguredWhenTheProxyIsBackFromItsReboot() {
        Timeline timeline = new UserJourney(rounds, 100, 2, 1).timeline();
        long rebooted = end(timeline, "user 1: reboot");
        assertEquals(rebooted, start(timeline, "user 2: configure"));
        assertTrue(start(timeline, "user 2: attest") < rebooted);
        double reboot = (rebooted - start(timeline, "user 1: reboot")) / 1e12;
        assertTrue(reboot >= 20 && reboot <= 90, "reboot took " + reboot + " s");
    }

    private static long start(Timeline timeline, String label) {
        return timeline.startPs(task(timeline, label));
    }

    private static long end(Timeline timeline, String label) {
        return timeline.endPs(task(timeline, label));
    }

    private static int task(Timeline timeline, String label) {
        for (int task = 0; task < timeline.taskCount(); task++) {
            if (timeline.label(task).equals(label)) {
                return task;
            }
        }
        throw new AssertionError("no task " + label);
    }
}
