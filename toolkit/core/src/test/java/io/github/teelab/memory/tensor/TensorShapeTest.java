package io.github.teelab.memory.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TensorShapeTest {
    private static final long LONGEST = 1023;

    @Test
    void neighboursInOneDimensionBecomeOneRun() {
        TensorShape both =
                merge(TensorShape.run(8, 1, 4), TensorShape.run(0, 1, 8)).orElseThrow();
        assertEquals(1, both.dimensions());
        assertEquals(12, both.count(0));
        assertEquals(0, both.base());
        assertEquals(12, both.next());
    }

    /** Rows of four lines, sixteen apart, as the tiles of a matrix with 256 columns. */
    @Test
    void rowsBecomeATileTilesARowOfTilesAndAFullMatrixARun() {
        TensorShape matrix = tile(0);
        assertEquals(2, matrix.dimensions());
        for (int column = 1; column < 4; column++) {
            matrix = merge(matrix, tile(4L * column)).orElseThrow();
        }
        assertEquals(1, matrix.dimensions(), "whole rows follow each other");
        assertEquals(64 * 16, matrix.lines());
    }

    @Test
    void tilesAsideBecomeThreeDimensions() {
        TensorShape both = merge(tile(0), tile(512 + 7)).orElse(null);
        assertEquals(null, both, "the second begins within the first");
        TensorShape planes = merge(small(0), small(100)).orElseThrow();
        assertEquals(3, planes.dimensions());
        assertEquals(3, merge(planes, small(200)).orElseThrow().count(2));
    }

    @Test
    void whatIsTooFarOrUnlikeStaysApart() {
        assertTrue(merge(TensorShape.run(0, 1, 4), TensorShape.run(2000, 1, 4)).isEmpty());
        assertTrue(merge(TensorShape.run(0, 1, 4), TensorShape.run(100, 1, 5)).isEmpty());
        assertTrue(merge(TensorShape.run(0, 1, 4), TensorShape.run(100, 2, 4)).isEmpty());
    }

    /** Whatever is merged holds exactly the lines of both. */
    @Property
    void nothingIsLostOrGained(
            @ForAll @LongRange(min = 0, max = 40) long base,
            @ForAll @LongRange(min = 0, max = 40) long other,
            @ForAll @LongRange(min = 1, max = 5) long stride,
            @ForAll @LongRange(min = 1, max = 6) long count,
            @ForAll @LongRange(min = 1, max = 6) long otherCount) {
        TensorShape one = TensorShape.run(base, stride, count);
        TensorShape two = TensorShape.run(other, stride, otherCount);
        Optional<TensorShape> both = merge(one, two);
        if (both.isPresent() && base != other) {
            Set<Long> expected = new TreeSet<>(lines(one));
            expected.addAll(lines(two));
            assertEquals(expected, lines(both.get()));
            assertEquals(expected.size(), both.get().lines());
        }
    }

    @Test
    void growingIsForRuns() {
        assertTrue(TensorShape.run(0, 2, 4).grown(1).contains(8));
        assertFalse(TensorShape.run(0, 2, 4).contains(7));
        assertEquals(-1, tile(0).next());
    }

    private static TensorShape tile(long base) {
        TensorShape tile = TensorShape.run(base, 1, 4);
        for (int row = 1; row < 64; row++) {
            tile = merge(tile, TensorShape.run(base + 16L * row, 1, 4)).orElseThrow();
        }
        return tile;
    }

    private static TensorShape small(long base) {
        return merge(TensorShape.run(base, 1, 2), TensorShape.run(base + 10, 1, 2))
                .orElseThrow();
    }

    private static Set<Long> lines(TensorShape shape) {
        Set<Long> lines = new TreeSet<>();
        for (long line = shape.base(); line <= shape.last(); line++) {
            if (shape.contains(line)) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static Optional<TensorShape> merge(TensorShape one, TensorShape other) {
        return TensorShape.merge(one, other, LONGEST);
    }
}
