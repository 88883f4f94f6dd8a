package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The readings of a flow agree to the picosecond: formula, recursion, events and program. */
class FlowPropertiesTest {
    private static final int CHUNK = 10;

    @Property
    void allReadingsAgreeForStagesOfOneServer(
            @ForAll @IntRange(max = 200) int totalBytes,
            @ForAll @IntRange(min = 1, max = 4) int buffers,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 9) Integer> psPerByte,
            @ForAll @IntRange(max = 30) int fixedPs) {
        Flow flow = Flow.of(totalBytes, CHUNK).buffers(buffers);
        for (int cost : psPerByte) {
            flow = flow.stage("s" + cost, (long) (cost % 2) * fixedPs, (double) cost);
        }
        long[] lastEndsPs = FlowShop.lastEndsPs(flow);
        for (int stage = 0; stage < lastEndsPs.length; stage++) {
            assertEquals(lastEndsPs[stage], FlowShop.formula(flow, stage), "stage " + stage);
        }
        assertEquals(flow.completionPs(), flow.simulatedCompletionPs());
        assertEquals(flow.completionPs(), programmedPs(flow));
    }

    @Property
    void allReadingsAgreeForStagesOfSeveralServers(
            @ForAll @IntRange(max = 200) int totalBytes,
            @ForAll @IntRange(min = 1, max = 4) int buffers,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 9) Integer> psPerByte,
            @ForAll @Size(value = 5) List<@IntRange(min = 1, max = 4) Integer> servers) {
        Flow flow = Flow.of(totalBytes, CHUNK).buffers(buffers);
        for (int stage = 0; stage < psPerByte.size(); stage++) {
            int cost = psPerByte.get(stage);
            flow = flow.stage("s" + stage, servers.get(stage), bytes -> cost * bytes);
        }
        assertEquals(flow.completionPs(), flow.simulatedCompletionPs());
        assertEquals(flow.completionPs(), programmedPs(flow));
    }

    @Property
    void busyTimeInAProgramIsThatOfTheFlow(
            @ForAll @IntRange(max = 500) int totalBytes, @ForAll @IntRange(min = 1, max = 60) int chunkBytes) {
        Flow flow = Flow.of(totalBytes, chunkBytes).stage("a", 3, 1.0).stage("b", 0, 2.5);
        ProgramBuilder builder = Program.builder();
        int[] resources = {builder.resource("a", 1), builder.resource("b", 1)};
        flow.addTo(builder, resources, "flow");
        Timeline timeline = builder.build().run();
        assertEquals(flow.busyPs(0), timeline.busyPs(0));
        assertEquals(flow.busyPs(1), timeline.busyPs(1));
        long bytes = IntStream.range(0, timeline.taskCount())
                .filter(task -> timeline.resource(task) == 0)
                .mapToLong(timeline::bytes)
                .sum();
        assertEquals(totalBytes, bytes);
    }

    private static long programmedPs(Flow flow) {
        ProgramBuilder builder = Program.builder();
        int[] resources = flow.stages().stream()
                .mapToInt(stage -> builder.resource(stage.name(), stage.servers()))
                .toArray();
        FlowTasks tasks = flow.addTo(builder, resources, "flow");
        Timeline timeline = builder.build().run();
        assertEquals(timeline.makespan().picoseconds(), timeline.endPs(tasks.last()));
        return timeline.makespan().picoseconds();
    }
}
