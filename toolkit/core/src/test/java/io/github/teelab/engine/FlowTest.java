package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTest {
    /** Four chunks of 100 bytes; 100, 300 and 200 ps a chunk. */
    private final Flow flow =
            Flow.of(400, 100).stage("encrypt", 0, 1.0).stage("dma", 0, 3.0).stage("decrypt", 0, 2.0);

    @Test
    void withTwoSlotsTheSlowestStageSetsThePace() {
        assertEquals(100 + 300 + 200 + 3 * 300, flow.completionPs());
    }

    @Test
    void theKernelGivesTheFormulasTime() {
        assertEquals(1500, flow.simulatedCompletionPs());
    }

    @Test
    void stagesStartWithTheFirstChunkAndEndWithTheLast() {
        assertEquals(0, flow.stageStartPs(0));
        assertEquals(100 + 300, flow.stageStartPs(2));
        assertEquals(100 + 4 * 300, flow.stageEndPs(1));
        assertEquals(flow.completionPs(), flow.stageEndPs(2));
    }

    @Test
    void withOneSlotNeighboursTakeTurns() {
        assertEquals(100 + 300 + 200 + 3 * (300 + 200), flow.buffers(1).completionPs());
    }

    @Test
    void theLastChunkMayBeShorter() {
        Flow ragged = Flow.of(150, 100).stage("read", 7, 1.0).stage("write", 0, 1.0);
        assertEquals(2, ragged.chunks());
        assertEquals(50, ragged.lastChunkBytes());
        assertEquals(107 + 100 + 50, ragged.completionPs());
        assertEquals(107 + 57, ragged.busyPs(0));
        assertEquals(207, ragged.firstChunkPs());
    }

    @Test
    void aRateInBytesPerSecondIsExact() {
        Flow link = Flow.of(Bytes.mib(3), Bytes.mib(1)).stage("link", 1000, Bandwidth.gbPerSecond(1));
        assertEquals(3 * (1000 + 1024 * 1024 * 1000L), link.completionPs());
    }

    @Test
    void severalServersTreatSeveralChunksAtOnce() {
        Flow chains = Flow.of(800, 100).stage("ghash", 4, bytes -> 10 * bytes);
        assertEquals(2000, chains.completionPs());
        assertEquals(8000, chains.busyPs(0));
    }

    @Test
    void noBytesTakeNoTime() {
        Flow nothing = Flow.of(0, 100).stage("copy", 1000, 1.0);
        assertEquals(0, nothing.chunks());
        assertEquals(0, nothing.completionPs());
        assertEquals(0, nothing.firstChunkPs());
        assertEquals(0, nothing.busyPs(0));
        assertEquals(0, nothing.simulatedCompletionPs());
    }

    @Test
    void manyChunksCostTheFormulaNothing() {
        Flow huge = Flow.of(1L << 40, 1 << 11).stage("a", 0, 1.0).stage("b", 0, 0.5);
        assertEquals((1L << 40) + (1 << 10), huge.completionPs());
    }

    @Test
    void twoFlowsShareAStageInTurn() {
        Simulator simulator = new Simulator();
        Resource link = new Resource(simulator, "link", 1);
        Flow one = Flow.of(200, 100).stage("link", 0, 1.0);
        long[] ends = new long[2];
        int done = simulator.register(2, index -> ends[index] = simulator.nowPs());
        one.simulate(simulator, List.of(link), done);
        one.simulate(simulator, List.of(link), done + 1);
        simulator.run();
        assertEquals(400, Math.max(ends[0], ends[1]));
        assertEquals(300, Math.min(ends[0], ends[1]));
        assertEquals(1, link.utilisation());
    }

    @Test
    void dependenciesOfAFlowInAProgramAttachToItsFirstAndLastTask() {
        ProgramBuilder builder = Program.builder();
        int[] resources = {builder.resource("cpu", 1), builder.resource("link", 1), builder.resource("gpu", 1)};
        int before = builder.task(resources[0], "before", "c", 50, 0);
        FlowTasks tasks = flow.addTo(builder, resources, "cudaMemcpy", 4);
        int after = builder.task(resources[2], "after", "c", 1, 0);
        builder.after(tasks.first(), before, 0).after(after, tasks.last(), 0);
        Timeline timeline = builder.build().run();
        assertEquals(50 + flow.completionPs(), timeline.startPs(after));
        assertEquals(flow.completionPs(), timeline.operationSpan(4).picoseconds());
        assertEquals(1200, timeline.busyByCategory().get("dma").picoseconds());
    }

    @Test
    void aFlowOfNoBytesStillCarriesDependencies() {
        ProgramBuilder builder = Program.builder();
        int cpu = builder.resource("cpu", 1);
        FlowTasks tasks = Flow.of(0, 1).stage("copy", 9, 1.0).addTo(builder, new int[] {cpu}, "empty");
        builder.notBefore(tasks.first(), 30);
        int after = builder.task(cpu, "after", "c", 1, 0);
        builder.after(after, tasks.last(), 0);
        assertEquals(30, builder.build().run().startPs(after));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Flow.of(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> Flow.of(1, 0));
        assertThrows(IllegalArgumentException.class, () -> flow.buffers(0));
        assertThrows(IllegalArgumentException.class, () -> flow.stage("back", -1, 0.0));
        assertThrows(IllegalArgumentException.class, () -> flow.stage("none", 0, bytes -> 1));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> flow.addTo(Program.builder(), new int[] {-1}, "x"))
                .getMessage();
        assertTrue(message.contains("decrypt"), message);
    }
}
