package io.github.teelab.workload.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Gpu;
import io.github.teelab.platform.Precision;
import io.github.teelab.units.Bytes;
import org.junit.jupiter.api.Test;

class ServingMemoryTest {
    private static final Gpu H100 = Catalog.standard().gpu("h100-nvl");
    private static final double GIB = 1L << 30;

    @Test
    void theCacheHasWhatWeightsAndActivationsLeave() {
        ServingMemory memory = ServingMemory.of(Serving.of("llama-3.1-8b"), H100);
        assertEquals(2 * 8030261248L, memory.weights());
        // 128 KiB a token, 16 tokens a block.
        assertEquals(16 * 128 * 1024, memory.blockBytes());
        long left = memory.usable() - memory.weights() - memory.activations() - memory.reserved();
        assertEquals(left / memory.blockBytes(), memory.blocks());
        assertEquals(0.9 * 94, memory.usable() / GIB, 0.01);
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheArithmetic() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ServingMemory.of(Serving.of("llama-3.3-70b"), H100))
                .getMessage();
        assertTrue(message.contains("84.6 GiB usable of 94.0 - weights 131.4 - activations"), message);
        assertTrue(message.contains("take more GPUs"), message);
    }

    @Test
    void moreGpusASmallerFormatOrTheHostMakeRoom() {
        Serving serving = Serving.of("llama-3.3-70b");
        assertTrue(ServingMemory.of(serving.gpus(2), H100).blocks() > 0);
        assertTrue(ServingMemory.of(serving.precision(Precision.INT4), H100).blocks() > 0);
        assertTrue(ServingMemory.of(serving.offloaded(Bytes.gib(60)), H100).blocks() > 0);
        assertTrue(ServingMemory.of(Serving.of("gpt-oss-120b"), H100).blocks() > 0);
    }

    @Test
    void headsAreDealtOutEvenly() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Serving.of("llama-3.1-8b").gpus(3))
                .getMessage();
        assertTrue(message.contains("a divisor of its 32 heads"), message);
    }
}
