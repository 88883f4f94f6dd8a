package io.github.teelab.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Npu;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpuTimingTest {
    private static final Npu NPU = Catalog.standard().npu("tensortee-npu");
    /** 128 bytes a nanosecond, 24 ns to the first line, commands of 64 KiB. */
    private static final NpuTiming TIMING = NpuTiming.of(NPU, MemoryTiming.of(NPU, 0, 65_536));

    /** One tile of 512 cubed: loads of 512 KiB in 8 commands each, a store of 512 KiB; 1,534 cycles beside 12,672 ns. */
    @Test
    void aSmallProductWorkedByHand() {
        Product product = product(512, 512, 512, 1);
        long loadNs = 2 * (4096 + 8 * 24);
        long storeNs = 4096;
        WorkTime time = TIMING.time(product);
        assertEquals(1000 * (loadNs + Math.max(loadNs + storeNs, 1534) + storeNs), time.totalPs());
        assertEquals(1_534_000, time.computePs());
        assertEquals(3 * 512 * 1024, time.dataBytes());
    }

    /** Long inner dimension, matrices kept on the chip: the array is the limit and the closed form comes back. */
    @Test
    void withoutMemoryTheClosedFormIsLeft() {
        Operand square = Operand.of(4096, 4096, 2).onChip();
        Product product = new Product("on chip", square, square, square, 3);
        WorkTime time = TIMING.time(product);
        Gemm tile = TIMING.tiling(product).tile();
        assertEquals(0, time.dataBytes());
        assertEquals(time.computePs(), time.totalPs());
        assertTrue(time.computePs() >= 3000 * SystolicArray.of(NPU).cycles(product.gemm()), tile.toString());
    }

    @Test
    void repetitionsGoOnWithoutAGap() {
        long once = TIMING.time(product(512, 512, 512, 1)).totalPs();
        long twice = TIMING.time(product(512, 512, 512, 2)).totalPs();
        long thrice = TIMING.time(product(512, 512, 512, 3)).totalPs();
        assertEquals(thrice - twice, twice - once);
        assertTrue(twice < 2 * once);
    }

    @Test
    void aPassTakesWhatMemoryTakes() {
        WorkTime time = TIMING.time(new Streaming("norm", 1 << 20, 1 << 20, 10));
        assertEquals(10 * (2 * 8192 + 16 * 24) * 1000, time.totalPs());
        assertEquals(time, TIMING.time(List.of(new Streaming("norm", 1 << 20, 1 << 20, 10))));
    }

    private static Product product(long m, long k, long n, long count) {
        return new Product("test", Operand.of(m, k, 2), Operand.of(k, n, 2), Operand.of(m, n, 2), count);
    }
}
