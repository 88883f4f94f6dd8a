package io.github.teelab.workload.kernel;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Phase;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * C = A B on square FP32 matrices in row order, tile by tile on one thread: for each tile of C, for each step along the inner
 * dimension, the tile of A and the tile of B are read row by row; C's tile is read before and written after.
 */
public final class TiledGemm implements Iterable<Phase> {
    private static final int LINE = 64;

    private final int size;
    private final int tile;
    private final long a;
    private final long b;
    private final long c;

    /**
     * @param size rows and columns
     * @param tile rows and columns of a tile, a whole number of lines
     * @throws IllegalArgumentException if tiles do not divide the matrix, or lines the tile
     */
    public TiledGemm(int size, int tile) {
        if (tile < 1 || size % tile != 0 || tile * Float.BYTES % LINE != 0) {
            throw new IllegalArgumentException("matrix product: got size " + size + " and tile " + tile
                    + ", allowed a tile that divides the size and is a multiple of " + LINE / Float.BYTES);
        }
        this.size = size;
        this.tile = tile;
        Arena arena = new Arena(0);
        long bytes = (long) size * size * Float.BYTES;
        this.a = arena.allocate(bytes);
        this.b = arena.allocate(bytes);
        this.c = arena.allocate(bytes);
    }

    @Override
    public Iterator<Phase> iterator() {
        int tiles = size / tile;
        return IntStream.range(0, tiles * tiles)
                .boxed()
                .flatMap(index -> tileOfC(index / tiles, index % tiles, tiles))
                .iterator();
    }

    private Stream<Phase> tileOfC(int row, int column, int tiles) {
        Stream<Phase> products = IntStream.range(0, tiles)
                .boxed()
                .flatMap(inner -> Stream.concat(rows(a, row, inner, false), rows(b, inner, column, false)));
        return Stream.of(rows(c, row, column, false), products, rows(c, row, column, true))
                .flatMap(phases -> phases);
    }

    private Stream<Phase> rows(long matrix, int tileRow, int tileColumn, boolean write) {
        long pitch = (long) size * Float.BYTES;
        long corner = matrix + (long) tileRow * tile * pitch + (long) tileColumn * tile * Float.BYTES;
        int lines = tile * Float.BYTES / LINE;
        return IntStream.range(0, tile)
                .mapToObj(row -> Phase.of(
                        "tile", new AccessLoop(List.of(new AccessRun(corner + row * pitch, LINE, lines, write)), 0)));
    }
}
