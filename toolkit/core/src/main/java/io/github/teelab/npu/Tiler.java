package io.github.teelab.npu;

import io.github.teelab.platform.Npu;
import io.github.teelab.units.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Chooses tiles: of all that fit the scratchpad those that move the fewest bytes, authentication codes and whole blocks
 * included, then those that take the array the fewest cycles, then the largest.
 *
 * <p>Tiles of both inputs are there twice, so that one is loaded while the other is used. A tile of the result takes four
 * bytes a value: two FP16 copies, of which one is being stored, or a partial sum in FP32 while the inner dimension is cut.
 * What was chosen once is remembered.
 */
final class Tiler {
    private static final int RESULT_BYTES = 4;

    private final SystolicArray array;
    private final Bytes scratchpad;
    private final Movement movement;
    private final Map<Product, Tiling> chosen = new ConcurrentHashMap<>();

    private Tiler(SystolicArray array, Bytes scratchpad, Movement movement) {
        this.array = array;
        this.scratchpad = scratchpad;
        this.movement = movement;
    }

    static Tiler of(Npu npu, MemoryProtection protection, MemoryTiming memory) {
        return new Tiler(SystolicArray.of(npu), npu.scratchpad(), new Movement(protection, memory));
    }

    /** @throws IllegalArgumentException if not even tiles of the size of the array fit the scratchpad */
    Tiling best(Product product) {
        return chosen.computeIfAbsent(product, this::choose);
    }

    /** Every tiling that fits, in the order in which they are tried. */
    List<Tiling> fitting(Product product) {
        Gemm gemm = product.gemm();
        return sizes(gemm.m(), array.rows()).stream()
                .flatMap(m -> sizes(gemm.n(), array.columns()).stream().flatMap(n -> tilings(product, m, n)))
                .toList();
    }

    /** Bytes that a tiling moves, codes included. */
    long movedBytes(Product product, Tiling tiling) {
        Traffic traffic = movement.of(product, tiling);
        return Math.round(traffic.dataBytes() + traffic.metadataBytes());
    }

    private Tiling choose(Product product) {
        return fitting(product).stream()
                .map(tiling -> new Candidate(tiling, movedBytes(product, tiling), cycles(tiling)))
                .min(Comparator.comparingLong(Candidate::bytes)
                        .thenComparingLong(Candidate::cycles)
                        .thenComparingLong(
                                candidate -> -candidate.tiling().tile().multiplyAdds()))
                .orElseThrow(() -> new IllegalArgumentException("product \"" + product.name() + "\", " + product.gemm()
                        + ": no tiles fit a scratchpad of "
                        + scratchpad + "; allowed one with room for two inputs and a result of the array's size, "
                        + array.rows() + " x " + array.columns()))
                .tiling();
    }

    private record Candidate(Tiling tiling, long bytes, long cycles) {}

    private long cycles(Tiling tiling) {
        return TileClass.of(tiling).stream()
                .mapToLong(tiles -> tiles.count() * array.cycles(tiles.size()))
                .sum();
    }

    private Stream<Tiling> tilings(Product product, long m, long n) {
        Gemm gemm = product.gemm();
        long inputBytes =
                2L * product.left().elementBytes() * m + 2L * product.right().elementBytes() * n;
        long room = scratchpad.value() - RESULT_BYTES * m * n;
        long k = Math.min(gemm.k(), Math.floorDiv(room, inputBytes));
        if (k < Math.min(gemm.k(), array.rows())) {
            return Stream.empty();
        }
        return innerSizes(gemm.k(), k)
                .mapToObj(inner -> new Gemm(m, inner, n))
                .flatMap(tile -> Stream.of(TileOrder.values()).map(order -> new Tiling(gemm, tile, order)));
    }

    /** The whole inner dimension if it fits; else equal parts, and the most whole sides of the array, which suit blocks. */
    private LongStream innerSizes(long whole, long most) {
        if (most == whole) {
            return LongStream.of(whole);
        }
        long evenly = ceilDiv(whole, ceilDiv(whole, most));
        return LongStream.of(evenly, most / array.rows() * array.rows()).distinct();
    }

    /** Multiples of the array's side that cut a length into equal parts, and the length itself. */
    private static List<Long> sizes(long length, int side) {
        List<Long> sizes = new ArrayList<>(List.of(length));
        long units = ceilDiv(length, side);
        for (long parts = 2; parts <= units; parts++) {
            long size = ceilDiv(units, parts) * side;
            if (size < sizes.get(sizes.size() - 1)) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
