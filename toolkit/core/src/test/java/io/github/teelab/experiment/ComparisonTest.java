package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison of(String unit, double published, double simulated) {
        return SamplePaper.figure("any", unit, published, simulated, Comparison.Role.PREDICT);
    }

    @Test
    void theErrorIsRelativeToThePublishedValue() {
        assertEquals(25, of("ms", 4, 5).errorPercent(), 1e-12);
        assertEquals(-50, of("ms", 4, 2).errorPercent(), 1e-12);
    }

    @Test
    void nothingIsSoManyPercentOfZero() {
        assertTrue(Double.isNaN(of("%", 0, 3).errorPercent()));
        assertEquals(0, of("%", 0, 0).errorPercent());
    }

    @Test
    void percentagesAreKnownByTheirUnit() {
        assertTrue(of("%", 1, 1).isPercentage() && of("percent", 1, 1).isPercentage());
        assertFalse(of("x", 1, 1).isPercentage() || of("ms", 1, 1).isPercentage());
    }
}
