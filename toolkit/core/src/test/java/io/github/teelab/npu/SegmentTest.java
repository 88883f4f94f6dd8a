package io.github.teelab.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentTest {
    @Test
    void alignedRowsTouchNoMoreThanTheirOwnBlocks() {
        assertEquals(8, new Segment(4, 512, 4096).blocks(256));
        assertEquals(4, new Segment(4, 128, 4096).blocks(256), "half a block is fetched whole");
    }

    @Test
    void blocksThatHoldSeveralRowsCountOnce() {
        assertEquals(4, new Segment(8, 128, 2048).blocks(4096), 0.5);
        assertEquals(2, Segment.run(8192).blocks(4096));
    }

    /** Against counting blocks one by one, for every place where the segment may begin. */
    @Property(tries = 300)
    void theAverageIsThatOfAllPlaces(
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 16, max = 24) int gap) {
        Segment segment = new Segment(rows, width, width + gap);
        int common = gcd(gcd(width, width + gap), 16);
        double touched = 0;
        for (int start = 0; start < 16; start += common) {
            for (int row = 0; row < rows; row++) {
                int first = start + row * (width + gap);
                touched += (first + width - 1) / 16 - first / 16 + 1;
            }
        }
        // Rows at least a block apart share a block only where the gap ends in it: the cap is never the smaller there.
        double average = touched * common / 16;
        double span = (rows - 1.0) * (width + gap) + width;
        assertEquals(
                rows == 1 ? (width + 16 - gcd(width, 16)) / 16.0 : Math.min(average, (span + 16 - common) / 16),
                segment.blocks(16),
                1e-9);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
