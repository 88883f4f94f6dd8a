package io.github.teelab.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ConvolutionTest {
    /** ResNet's first layer: 224 x 224 with 3 rows of padding on each side, 7 x 7 filters, stride 2. */
    private static final Convolution FIRST = new Convolution(230, 230, 7, 7, 3, 64, 2, 2);

    @Test
    void theResultHasTheSizeOfWindowsInsideTheImage() {
        assertEquals(112, FIRST.outputHeight());
        assertEquals(new Gemm(112 * 112, 147, 64), FIRST.gemm());
    }

    /** SCALE-Sim counts a window that reaches past the edge: 113 x 113 places. */
    @Test
    void scaleSimRoundsUp() {
        assertEquals(new Gemm(113 * 113, 147, 64), FIRST.scaleSimGemm());
    }

    @Test
    void bothAgreeWhereTheStrideDivides() {
        Convolution even = new Convolution(57, 30, 3, 2, 8, 16, 2, 4);
        assertEquals(even.gemm(), even.scaleSimGemm());
        assertEquals(new Gemm(28 * 8, 48, 16), even.gemm());
    }

    @Test
    void refusesAFilterLargerThanTheImage() {
        assertThrows(IllegalArgumentException.class, () -> new Convolution(2, 8, 3, 3, 1, 1, 1, 1));
    }
}
