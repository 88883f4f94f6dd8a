package io.github.teelab.workload.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.tee.Execution;
import io.github.teelab.tee.Lowering;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {
    private static final long STRETCH_PS = 7_000_000;

    private final RecordedProfile profile = SmallProfile.recorded();
    private final Plan plan = ReplayPlan.of(profile);

    @Test
    void theUnchangedPlanGivesBackEveryRecordedTime() {
        Execution replay = Lowering.replay(plan);
        for (int i = 0; i < profile.calls().size(); i++) {
            ApiCall call = profile.calls().get(i);
            assertEquals((call.startNs() - 1_000) * 1_000, replay.callStartPs(i), call.name());
            assertEquals((call.endNs() - 1_000) * 1_000, replay.callEndPs(i), call.name());
        }
        for (int i = 0; i < profile.activities().size(); i++) {
            GpuActivity activity = profile.activities().get(i);
            assertEquals((activity.startNs() - 1_000) * 1_000, replay.activityStartPs(i), activity.name());
        }
    }

    @Test
    void aStretchedLaunchMovesItsKernelAndAllThatFollows() {
        Execution plain = Lowering.replay(plan);
        Execution stretched = Lowering.replay(stretch(SmallProfile.FIRST_LAUNCH));
        assertEquals(plain.callStartPs(1), stretched.callStartPs(1));
        assertEquals(plain.activityEndPs(0), stretched.activityEndPs(0));
        assertEquals(plain.activityStartPs(1) + STRETCH_PS, stretched.activityStartPs(1));
        for (int i = 2; i < plan.calls().size(); i++) {
            assertEquals(plain.callStartPs(i) + STRETCH_PS, stretched.callStartPs(i));
            assertEquals(plain.callEndPs(i) + STRETCH_PS, stretched.callEndPs(i));
        }
    }

    @Test
    void aStretchedLaunchWhoseKernelWasQueuedDelaysOnlyTheHost() {
        Execution plain = Lowering.replay(plan);
        Execution stretched = Lowering.replay(stretch(SmallProfile.SECOND_LAUNCH));
        assertEquals(plain.callEndPs(2) + STRETCH_PS, stretched.callEndPs(2));
        assertEquals(plain.callStartPs(3) + STRETCH_PS, stretched.callStartPs(3));
        assertEquals(plain.activityStartPs(2), stretched.activityStartPs(2));
        assertEquals(plain.callEndPs(3), stretched.callEndPs(3));
        assertEquals(plain.callEndPs(4), stretched.callEndPs(4));
    }

    @Test
    void aStretchedBlockingCallMovesAllThatComesAfterAndNothingBefore() {
        Execution plain = Lowering.replay(plan);
        Execution stretched = Lowering.replay(stretch(SmallProfile.SYNCHRONISE));
        for (int i = 0; i < 3; i++) {
            assertEquals(plain.callEndPs(i), stretched.callEndPs(i));
            assertEquals(plain.activityEndPs(i), stretched.activityEndPs(i));
        }
        assertEquals(plain.callStartPs(4) + STRETCH_PS, stretched.callStartPs(4));
        assertEquals(plain.activityStartPs(3) + STRETCH_PS, stretched.activityStartPs(3));
        assertEquals(plain.callEndPs(4) + STRETCH_PS, stretched.callEndPs(4));
    }

    @Test
    void aLongerKernelDelaysTheQueueAndTheCallThatWaits() {
        var activities = new ArrayList<>(plan.activities());
        var first = activities.get(1);
        activities.set(
                1,
                new Activity(
                        new Operation.Kernel(first.durationPs() + STRETCH_PS),
                        first.name(),
                        first.device(),
                        first.lane(),
                        first.stream(),
                        first.call(),
                        first.leadPs(),
                        first.after()));
        Execution plain = Lowering.replay(plan);
        Execution stretched = Lowering.replay(plan.with(plan.calls(), activities));
        assertEquals(plain.callEndPs(2), stretched.callEndPs(2));
        assertEquals(plain.activityStartPs(2) + STRETCH_PS, stretched.activityStartPs(2));
        assertEquals(plain.callEndPs(3) + STRETCH_PS, stretched.callEndPs(3));
    }

    @Test
    void aThreadThatWasHandedTheWorkWaitsForIt() {
        List<ApiCall> calls = List.of(
                new ApiCall(0, 5_000, "cudaLaunchKernel", 1, 1, 1),
                new ApiCall(10_000, 5_000, "cudaLaunchKernel", 2, 1, 2),
                new ApiCall(100_000, 5_000, "cudaLaunchKernel", 3, 1, 1));
        RecordedProfile handed = new RecordedProfile(
                "handed",
                calls,
                List.of(
                        GpuActivity.kernel("k", 7_000, 1_000, 1, 0, 1, 7),
                        GpuActivity.kernel("k", 17_000, 1_000, 2, 0, 1, 7),
                        GpuActivity.kernel("k", 107_000, 1_000, 3, 0, 1, 7)));
        Plan plain = ReplayPlan.of(handed);
        assertTrue(plain.calls().get(2).after().stream().anyMatch(after -> after.index() == 1));
        List<HostCall> later = new ArrayList<>(plain.calls());
        later.set(
                1,
                later.get(1)
                        .withTimes(
                                0,
                                later.get(1).enterPs() + STRETCH_PS,
                                later.get(1).returnPs()));
        assertEquals(
                Lowering.replay(plain).callStartPs(2) + STRETCH_PS,
                Lowering.replay(plain.with(later, plain.activities())).callStartPs(2));
    }

    private Plan stretch(int index) {
        List<HostCall> calls = new ArrayList<>(plan.calls());
        HostCall call = calls.get(index);
        calls.set(
                index,
                call.awaits().isEmpty()
                        ? call.withTimes(call.gapPs(), call.enterPs() + STRETCH_PS, call.returnPs())
                        : call.withTimes(call.gapPs(), call.enterPs(), call.returnPs() + STRETCH_PS));
        return plan.with(calls, plan.activities());
    }
}
