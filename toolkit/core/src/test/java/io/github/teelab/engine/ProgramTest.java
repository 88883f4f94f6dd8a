package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private final ProgramBuilder builder = Program.builder();
    private final int cpu = builder.resource("cpu", 1);

    @Test
    void aTaskStartsWhenItsPredecessorEndsPlusTheLag() {
        int first = task(cpu, 10);
        int second = task(cpu, 5);
        builder.after(second, first, 3);
        Timeline timeline = builder.build().run();
        assertEquals(13, timeline.startPs(second));
        assertEquals(SimTime.ps(18), timeline.makespan());
    }

    @Test
    void aTaskMayCountFromAnothersStart() {
        int first = task(cpu, 10);
        int second = task(Program.NO_RESOURCE, 1);
        builder.afterStart(second, first, 4).notBefore(first, 100);
        Timeline timeline = builder.build().run();
        assertEquals(100, timeline.startPs(first));
        assertEquals(104, timeline.startPs(second));
    }

    @Test
    void theLatestReleaseTimeCounts() {
        int only = task(cpu, 1);
        builder.notBefore(only, 50).notBefore(only, 20);
        assertEquals(50, builder.build().run().startPs(only));
    }

    @Test
    void aBusyServerServesInTheOrderOfReadyTimes() {
        int running = task(cpu, 100);
        int laterReady = task(cpu, 1);
        int earlierReady = task(cpu, 1);
        builder.notBefore(laterReady, 20).notBefore(earlierReady, 10);
        Timeline timeline = builder.build().run();
        assertEquals(0, timeline.startPs(running));
        assertEquals(100, timeline.startPs(earlierReady));
        assertEquals(101, timeline.startPs(laterReady));
        assertEquals(20, timeline.readyPs(laterReady));
    }

    @Test
    void equalReadyTimesAreServedByIndex() {
        int gate = task(Program.NO_RESOURCE, 5);
        int low = task(cpu, 1);
        int high = task(cpu, 1);
        builder.after(high, gate, 0).after(low, gate, 0);
        Timeline timeline = builder.build().run();
        assertEquals(5, timeline.startPs(low));
        assertEquals(6, timeline.startPs(high));
    }

    @Test
    void whatATaskOfNoDurationReleasesComesInTheNextRound() {
        int busy = task(cpu, 9);
        int releasedByNothing = task(cpu, 1);
        int direct = task(cpu, 1);
        int nothing = task(Program.NO_RESOURCE, 0);
        builder.after(releasedByNothing, nothing, 0);
        Timeline timeline = builder.build().run();
        assertEquals(0, timeline.readyPs(releasedByNothing));
        assertEquals(9, timeline.startPs(direct));
        assertEquals(10, timeline.startPs(releasedByNothing));
        assertEquals(0, timeline.startPs(busy));
    }

    @Test
    void capacityIsTheNumberServedAtOnce() {
        int cores = builder.resource("cores", 3);
        for (int i = 0; i < 7; i++) {
            task(cores, 10);
        }
        Timeline timeline = builder.build().run();
        assertEquals(SimTime.ps(30), timeline.makespan());
        assertEquals(7 / 9.0, timeline.utilisation(cores), 1e-12);
    }

    @Test
    void aCircleIsRefusedByTheNameOfATaskOnIt() {
        int before = builder.task(cpu, "before", "c", 1, 0);
        int a = builder.task(cpu, "a", "c", 1, 0);
        int b = builder.task(cpu, "b", "c", 1, 0);
        int behind = builder.task(cpu, "behind", "c", 1, 0);
        builder.after(a, before, 0).after(b, a, 0).afterStart(a, b, 0).after(behind, b, 0);
        String message =
                assertThrows(IllegalArgumentException.class, builder::build).getMessage();
        assertTrue(message.contains("\"a\"") || message.contains("\"b\""), message);
    }

    @Test
    void tasksMayDependOnTasksAddedLater() {
        int first = task(cpu, 2);
        int second = task(cpu, 3);
        builder.after(first, second, 0);
        assertEquals(3, builder.build().run().startPs(first));
    }

    @Test
    void wrongArgumentsAreRefusedByTheCallThatMadeThem() {
        int task = builder.task(cpu, "copy", "c", 1, 0);
        refused("copy", () -> builder.after(task, task, 0));
        refused("copy", () -> builder.after(task, 7, 0));
        refused("copy", () -> builder.after(task, 0, -1));
        refused("copy", () -> builder.notBefore(task, -1));
        refused("copy", () -> builder.operation(task, -2));
        refused("5", () -> builder.notBefore(5, 1));
        refused("late", () -> builder.task(1, "late", "c", 1, 0));
        refused("long", () -> builder.task(cpu, "long", "c", -1, 0));
        refused("full", () -> builder.task(cpu, "full", "c", 1, -1));
        refused("none", () -> builder.resource("none", 0));
        assertEquals(1, builder.build().taskCount());
    }

    @Test
    void aProgramAnswersWhatItWasGiven() {
        int task = builder.task(cpu, "cudaMemcpy", "copy", 12, 4096);
        int next = builder.task(Program.NO_RESOURCE, "wait", "sync", 1, 0);
        builder.operation(task, 3).notBefore(next, 7).after(next, task, 0);
        Program program = builder.build();
        assertEquals("cudaMemcpy", program.label(task));
        assertEquals("sync", program.category(next));
        assertEquals(4096, program.bytes(task));
        assertEquals(12, program.durationPs(task));
        assertEquals(3, program.operation(task));
        assertEquals(-1, program.operation(next));
        assertEquals(7, program.notBeforePs(next));
        assertEquals(Program.NO_RESOURCE, program.resource(next));
        assertEquals(List.of("cpu"), program.resourceNames());
        assertEquals(1, program.capacity(cpu));
        assertEquals(next, program.successors(task)[0]);
        assertEquals(1, program.dependencyCount());
    }

    @Test
    void aBuiltProgramDoesNotChangeWithItsBuilder() {
        task(cpu, 10);
        Program program = builder.build();
        task(cpu, 10);
        assertEquals(SimTime.ps(10), program.run().makespan());
        assertEquals(SimTime.ps(20), builder.build().run().makespan());
    }

    @Test
    void anEmptyProgramTakesNoTime() {
        Timeline timeline = builder.build().run();
        assertEquals(SimTime.ZERO, timeline.makespan());
        assertEquals(List.of(), timeline.criticalPath());
        assertEquals(0, timeline.utilisation(cpu));
    }

    @Test
    void timePastTheEndOfTheClockIsAnError() {
        task(cpu, Long.MAX_VALUE);
        task(cpu, 1);
        assertThrows(ArithmeticException.class, () -> builder.build().run());
    }

    private int task(int resource, long durationPs) {
        return builder.task(resource, "task", "test", durationPs, 0);
    }

    private static void refused(String named, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(named) && message.contains("allowed"), message);
    }
}
