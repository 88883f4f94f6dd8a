package io.github.teelab.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Npu;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TilerTest {
    private static final Npu NPU = Catalog.standard().npu("tensortee-npu");
    private static final MemoryTiming MEMORY = MemoryTiming.of(NPU);

    @Test
    void aProductThatFitsMovesEachMatrixOnce() {
        Product product = product(1024, 1024, 1024);
        Tiler tiler = Tiler.of(NPU, new PlainNpuMemory(), MEMORY);
        assertEquals(3 * 2 * 1024 * 1024, tiler.movedBytes(product, tiler.best(product)));
    }

    /** Left 8 MiB, right 8 MiB, result 32 MiB: nothing needs to move twice, though not all fits at once. */
    @Test
    void aStripOfOneMatrixStaysWhileTheOtherStreams() {
        Product product = product(4096, 1024, 4096);
        Tiler tiler = Tiler.of(NPU, new PlainNpuMemory(), MEMORY);
        assertEquals(48L << 20, tiler.movedBytes(product, tiler.best(product)));
    }

    /** The left input moves once for each column of tiles, the right one for each row of tiles, the result once. */
    @Test
    void aLargeProductMovesAsTheTileSideSays() {
        Product product = product(32768, 32768, 32768);
        Tiler tiler = Tiler.of(NPU, new PlainNpuMemory(), MEMORY);
        Tiling best = tiler.best(product);
        System.out.println("32768 cubed: " + best);
        assertTrue(best.innerTiles() > 1);
        long times = best.rowTiles() + best.columnTiles() + 1;
        assertEquals(2 * 32768L * 32768 * times, tiler.movedBytes(product, best));
    }

    @Property(tries = 40)
    void noTilesThatFitMoveFewerBytes(
            @ForAll @LongRange(min = 1, max = 30_000) long m,
            @ForAll @LongRange(min = 1, max = 30_000) long k,
            @ForAll @LongRange(min = 1, max = 30_000) long n) {
        Product product = product(m, k, n);
        Tiler tiler = Tiler.of(NPU, new PlainNpuMemory(), MEMORY);
        Tiling best = tiler.best(product);
        long bytes = tiler.movedBytes(product, best);
        Gemm tile = best.tile();
        assertTrue(4 * (tile.m() + tile.n()) * tile.k() + 4 * tile.m() * tile.n()
                <= NPU.scratchpad().value());
        assertTrue(bytes >= 2 * (m * k + k * n + m * n), "each matrix moves at least once");
        for (Tiling other : tiler.fitting(product)) {
            assertTrue(tiler.movedBytes(product, other) >= bytes, other + " beats " + best);
        }
        assertEquals(
                product.gemm().multiplyAdds(),
                TileClass.of(best).stream()
                        .mapToLong(tiles -> tiles.count() * tiles.size().multiplyAdds())
                        .sum());
    }

    /** Tile rows of 1 KiB suit lines of 64 B, not those of 4 KiB: wider tiles are chosen for these. */
    @Test
    void tilesSuitTheBlocksOfTheProtection() {
        Product wide = product(22_528, 1024, 65_536);
        Tiler fine = Tiler.of(NPU, new PlainNpuMemory(), MEMORY);
        Tiler coarse = Tiler.of(NPU, new BlockMacs(4096, Engines.of(NPU)), MEMORY);
        assertTrue(coarse.movedBytes(wide, coarse.best(wide)) < coarse.movedBytes(wide, fine.best(wide)));
    }

    @Test
    void aScratchpadTooSmallIsRefused() {
        Npu small = NPU.with("scratchpad", 0.5);
        Tiler tiler = Tiler.of(small, new PlainNpuMemory(), MEMORY);
        assertThrows(IllegalArgumentException.class, () -> tiler.best(product(4096, 4096, 4096)));
    }

    private static Product product(long m, long k, long n) {
        return new Product("test", Operand.of(m, k, 2), Operand.of(k, n, 2), Operand.of(m, n, 2), 1);
    }
}
