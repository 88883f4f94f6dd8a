package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void significantDigitsWithoutTrailingZeros() {
        assertEquals("12.3", Numbers.significant(12.345, 3));
        assertEquals("1246", Numbers.significant(1246.2, 3));
        assertEquals("0.5", Numbers.significant(0.5, 4));
        assertEquals("-0.00123", Numbers.significant(-0.001234, 3));
        assertEquals("0", Numbers.significant(0, 3));
    }

    @Test
    void veryLargeAndVerySmallNumbersUseAnExponent() {
        assertEquals("1.23E+12", Numbers.significant(1.234e12, 3));
        assertEquals("1.23E-10", Numbers.significant(1.234e-10, 3));
    }

    @Test
    void missingIsEmpty() {
        assertEquals("", Numbers.significant(Double.NaN, 3));
    }

    @Test
    void tickLabelsSeparateThousandsAndUsePowersOfTen() {
        assertEquals("2500", Numbers.tick(2500, 2500));
        assertEquals("25,000", Numbers.tick(25_000, 25_000));
        assertEquals("-125,000", Numbers.tick(-125_000, 5000));
        assertEquals("10⁶", Numbers.tick(1e6, 1e6));
        assertEquals("2.5×10⁷", Numbers.tick(2.5e7, 2.5e7));
        assertEquals("10⁻⁵", Numbers.tick(1e-5, 1e-5));
        assertEquals("0.001", Numbers.tick(0.001, 0.001));
    }

    @Test
    void tickLabelsTellCloseMarksApart() {
        assertEquals("1.0000002×10⁹", Numbers.tick(1_000_000_200, 200));
        assertEquals("7.00001", Numbers.tick(7.00001, 0.00001));
    }
}
