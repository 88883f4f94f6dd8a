package io.github.teelab.npu;

import java.util.ArrayList;
import java.util.List;

/**
 * Tiles of one size in a tiling.
 *
 * @param size their size
 * @param count how many there are
 */
record TileClass(Gemm size, long count) {
    /** All sizes that occur: full tiles, and what is left over at each edge. */
    static List<TileClass> of(Tiling tiling) {
        Gemm whole = tiling.whole();
        Gemm tile = tiling.tile();
        List<TileClass> classes = new ArrayList<>();
        for (Part m : parts(whole.m(), tile.m())) {
            for (Part k : parts(whole.k(), tile.k())) {
                for (Part n : parts(whole.n(), tile.n())) {
                    classes.add(new TileClass(
                            new Gemm(m.length(), k.length(), n.length()), m.count() * k.count() * n.count()));
                }
            }
        }
        return classes;
    }

    private record Part(long length, long count) {}

    private static List<Part> parts(long whole, long part) {
        List<Part> parts = new ArrayList<>();
        if (whole >= part) {
            parts.add(new Part(part, whole / part));
        }
        if (whole % part > 0) {
            parts.add(new Part(whole % part, 1));
        }
        return parts;
    }
}
