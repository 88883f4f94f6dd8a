package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One program worked by hand: copies 0-10 and 20-30 on the link; kernels 10-25 and 30-35 on the GPU; a host task 5-22. */
class TimelineTest {
    private final ProgramBuilder builder = Program.builder();
    private final int link = builder.resource("link", 1);
    private final int gpu = builder.resource("gpu", 1);
    private final int copy1 = builder.task(link, "cudaMemcpy", "copy", 10, 100);
    private final int kernel1 = builder.task(gpu, "gemm", "kernel", 15, 0);
    private final int copy2 = builder.task(link, "cudaMemcpy", "copy", 10, 60);
    private final int kernel2 = builder.task(gpu, "relu", "kernel", 5, 0);
    private final int host = builder.task(Program.NO_RESOURCE, "main", "host", 17, 0);
    private final Timeline timeline = run();

    private Timeline run() {
        builder.after(kernel1, copy1, 0)
                .notBefore(copy2, 20)
                .after(kernel2, copy2, 0)
                .notBefore(host, 5);
        builder.operation(copy1, 7).operation(kernel1, 7).operation(kernel2, 2).operation(copy2, 2);
        return builder.build().run();
    }

    @Test
    void busyTimeByResourceLabelAndCategory() {
        assertEquals(20, timeline.busyPs(link));
        assertEquals(20 / 35.0, timeline.utilisation(gpu));
        assertEquals(
                Map.of(
                        "cudaMemcpy", SimTime.ps(20),
                        "gemm", SimTime.ps(15),
                        "relu", SimTime.ps(5),
                        "main", SimTime.ps(17)),
                timeline.busyByLabel());
        assertEquals(
                List.of("copy", "kernel", "host"),
                List.copyOf(timeline.busyByCategory().keySet()));
        assertEquals(SimTime.ps(20), timeline.busyByCategory().get("kernel"));
    }

    @Test
    void overlapIsTimeBothAreBusy() {
        assertEquals(5, timeline.overlapPs(link, gpu));
        assertEquals(5, timeline.categoryOverlapPs("copy", "kernel"));
        assertEquals(7, timeline.categoryOverlapPs("host", "copy"));
        assertEquals(12, timeline.categoryOverlapPs("kernel", "host"));
    }

    @Test
    void overlapCountsTheUnionOfParallelTasksOnce() {
        ProgramBuilder parallel = Program.builder();
        int cores = parallel.resource("cores", 2);
        int disk = parallel.resource("disk", 1);
        parallel.task(cores, "a", "compute", 10, 0);
        parallel.task(cores, "b", "compute", 6, 0);
        parallel.notBefore(parallel.task(disk, "c", "io", 8, 0), 4);
        Timeline spans = parallel.build().run();
        assertEquals(16, spans.busyPs(cores));
        assertEquals(10, spans.activePs(cores));
        assertEquals(6, spans.overlapPs(cores, disk));
        assertEquals(10, spans.categoryActivePs("compute"));
    }

    @Test
    void operationsSpanTheirTasks() {
        assertArrayEquals(new int[] {2, 7}, timeline.operations());
        assertEquals(0, timeline.operationStartPs(7));
        assertEquals(25, timeline.operationEndPs(7));
        assertEquals(SimTime.ps(15), timeline.operationSpan(2));
        assertEquals(15, timeline.operationTotalPs(2));
        assertThrows(IllegalArgumentException.class, () -> timeline.operationEndPs(3));
    }

    @Test
    void theCriticalPathSaysWhyEachStepWaited() {
        assertEquals(
                List.of(
                        new CriticalStep(copy2, Wait.RELEASE_TIME, -1),
                        new CriticalStep(kernel2, Wait.PREDECESSOR_END, copy2)),
                timeline.criticalPath());
    }

    @Test
    void theCriticalPathNamesTheTaskThatHeldTheServer() {
        ProgramBuilder queue = Program.builder();
        int cpu = queue.resource("cpu", 1);
        int first = queue.task(cpu, "first", "c", 10, 0);
        int second = queue.task(cpu, "second", "c", 10, 0);
        int aside = queue.task(Program.NO_RESOURCE, "aside", "c", 11, 0);
        queue.afterStart(aside, second, 0);
        assertEquals(
                List.of(
                        new CriticalStep(first, Wait.NONE, -1),
                        new CriticalStep(second, Wait.RESOURCE, first),
                        new CriticalStep(aside, Wait.PREDECESSOR_START, second)),
                queue.build().run().criticalPath());
    }

    @Test
    void anUnknownCategoryIsAnsweredWithTheKnownOnes() {
        assertThrows(UnknownName.class, () -> timeline.categoryActivePs("kernels"));
    }

    @Test
    void aHundredThousandTasksAreAnswered() {
        ProgramBuilder big = Program.builder();
        int a = big.resource("a", 1);
        int b = big.resource("b", 4);
        for (int i = 0; i < 100_000; i++) {
            int task = big.task(i % 2 == 0 ? a : b, "t", "c" + i % 2, 3, 1);
            big.operation(task, i / 10);
            if (i > 0) {
                big.after(task, i - 1, 0);
            }
        }
        Timeline spans = big.build().run();
        assertEquals(300_000, spans.makespan().picoseconds());
        assertEquals(0, spans.overlapPs(a, b));
        assertEquals(100_000, spans.criticalPath().size());
        assertEquals(SimTime.ps(30), spans.operationSpan(9_999));
    }
}
