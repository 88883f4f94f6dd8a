package io.github.teelab.workload.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.memory.Counter;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.simulation.Fidelity;
import io.github.teelab.memory.simulation.Machine;
import io.github.teelab.memory.simulation.TrafficRun;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.ParameterTensor;
import io.github.teelab.workload.model.ParameterTensors;
import io.github.teelab.workload.model.Transformer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamUpdateTest {
    @ParameterizedTest
    @ValueSource(strings = {"bert-large", "gpt2-medium", "llama-2-7b", "llama-3-8b", "opt-13b"})
    void theTensorsAreAllParametersOfTheModel(String name) {
        Transformer model = Models.transformer(name);
        List<ParameterTensor> tensors = ParameterTensors.of(model);
        assertEquals(model.parameterTensors(), tensors.size());
        assertEquals(
                model.parameters(),
                tensors.stream().mapToLong(ParameterTensor::elements).sum());
    }

    /** For each parameter 16 bytes read, 2 more fetched to be overwritten, 14 written back: lines of 64. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void thirtyTwoBytesAParameterWhateverTheThreads(int threads) {
        long parameters = 1 << 20;
        AdamUpdate update = AdamUpdate.of(List.of(new ParameterTensor("one", 1024, 1024)), threads, 0);
        Counters counters = new TrafficRun(Machine.tensortee(), new NoProtection())
                .run(update)
                .drain()
                .counters();
        assertEquals(parameters * 18 / 64, counters.get(Counter.DATA_READS));
        assertEquals(parameters * 14 / 64, counters.get(Counter.DATA_WRITES));
        assertEquals(parameters, update.parameters());
    }

    /** On huge pages all arrays and threads meet in the same sets of the metadata cache. */
    @Test
    void hugePagesCrowdTheMetadataCache() {
        List<ParameterTensor> layer = ParameterTensors.ofLayer(Models.transformer("gpt2-medium"));
        double pages = metadataPerData(AdamUpdate.of(layer, 8, 0));
        double hugePages = metadataPerData(AdamUpdate.of(layer, 8, 0, Arena.HUGE_PAGE));
        System.out.printf("metadata for a line of data: %.2f with pages, %.2f with huge pages%n", pages, hugePages);
        assertTrue(hugePages > 1.1 * pages);
    }

    private static double metadataPerData(AdamUpdate update) {
        Counters counters = new TrafficRun(Machine.tensortee(), SgxLike.baseline(), Fidelity.ACCELERATED)
                .run(update)
                .counters();
        return (double) counters.metadata() / counters.data();
    }

    @Test
    void arraysAreAlignedToPagesAtLeast() {
        Arena arena = new Arena(1, Arena.HUGE_PAGE);
        assertEquals(Arena.HUGE_PAGE, arena.allocate(100));
        assertEquals(2 * Arena.HUGE_PAGE, arena.allocate(100));
        assertThrows(IllegalArgumentException.class, () -> new Arena(0, 64));
        assertThrows(IllegalArgumentException.class, () -> new Arena(0, 3 * Arena.PAGE));
    }

    @Test
    void streamKernelsMoveTheirArrays() {
        long lines = 1 << 16;
        for (StreamKernel kernel : StreamKernel.values()) {
            Phase phase = kernel.on(lines * 64, 2, 0);
            Counters counters = new TrafficRun(Machine.tensortee(), new NoProtection())
                    .run(phase)
                    .drain()
                    .counters();
            long arrays = kernel == StreamKernel.COPY || kernel == StreamKernel.SCALE ? 2 : 3;
            assertEquals(arrays * lines, counters.get(Counter.DATA_READS), "with the array that is overwritten");
            assertEquals(lines, counters.get(Counter.DATA_WRITES));
        }
    }

    /** 64 MiB through 9 MiB: nearly every access misses. */
    @Test
    void randomAccessMisses() {
        Counters counters = new TrafficRun(Machine.tensortee(), new NoProtection())
                .run(StreamKernel.randomAccess(64 << 20, 2, 100_000, 7))
                .counters();
        System.out.println("random access over 64 MiB: " + counters);
        assertEquals(1 - 9.0 / 64, counters.get(Counter.DATA_READS) / 200_000.0, 0.1);
    }

    /** Three matrices of 4096 lines are read once from memory; a tile is asked for again in each of four products. */
    @Test
    void aProductReadsEachMatrixOnce() {
        Counters counters = new TrafficRun(Machine.tensortee(), new NoProtection())
                .run(new TiledGemm(256, 64))
                .drain()
                .counters();
        assertEquals(3 * 4096, counters.get(Counter.DATA_READS));
        assertEquals(4096, counters.get(Counter.DATA_WRITES));
        assertEquals(16 * (2 + 2 * 4) * 256, counters.get(Counter.ACCESSES));
        assertThrows(IllegalArgumentException.class, () -> new TiledGemm(250, 64));
    }
}
