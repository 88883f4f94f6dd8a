package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarChartTest {
    private static final BarChart OFF_ON = Chart.bars("Latency").categories("off", "on");
    private static final BarChart STACKED = Chart.stackedBars("Time").categories("off", "on");

    private static String messageOf(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    void valuesBeforeCategoriesAreRefused() {
        assertEquals(
                "series \"h100\": got values before any categories, call categories(...) first",
                messageOf(() -> Chart.bars("Latency").series("h100", 1, 2)));
    }

    @Test
    void eachCategoryNeedsOneValue() {
        assertEquals(
                "series \"h100\": got 3 values for 2 categories, allowed one for each",
                messageOf(() -> OFF_ON.series("h100", 1, 2, 3)));
    }

    @Test
    void equalCategoriesAreRefused() {
        assertTrue(messageOf(() -> Chart.bars("Latency").categories("off", "off"))
                .endsWith("allowed names that all differ"));
    }

    @Test
    void stacksTakeNeitherNegativeValuesNorALogarithmicAxis() {
        assertTrue(messageOf(() -> STACKED.series("copies", 1, -1)).contains("allowed neither in stacked bars"));
        assertTrue(messageOf(STACKED::logY).contains("lengths must add up"));
    }

    @Test
    void missingBarsAreLeftOut() {
        BarChart chart = OFF_ON.series("h100", 1, Double.NaN).series("fastrack", 2, 3);
        List<BarLayout.Bar> bars = BarLayout.of(chart).bars();
        assertEquals(3, bars.size());
        assertEquals(1, bars.stream().filter(bar -> bar.series() == 0).count());
    }

    @Test
    void onlyMissingBarsCannotBeDrawn() {
        BarChart chart = OFF_ON.series("h100", Double.NaN, Double.NaN);
        assertThrows(IllegalStateException.class, chart::image);
    }

    @Test
    void barsOfAGroupDoNotOverlapAndStayInTheirCategory() {
        List<BarLayout.Bar> bars = BarLayout.of(OFF_ON.series("h100", 1, 2).series("fastrack", 2, 3))
                .bars();
        assertEquals(4, bars.size());
        for (int i = 1; i < bars.size(); i++) {
            assertTrue(bars.get(i - 1).right() < bars.get(i).left());
        }
        assertTrue(bars.stream().allMatch(bar -> Math.round(bar.middle()) == bar.category()));
    }

    @Test
    void stackedBarsStandOnEachOther() {
        List<BarLayout.Bar> bars = BarLayout.of(STACKED.series("copies", 3, 1).series("kernels", 4, 5))
                .bars();
        assertEquals(0, bars.get(0).from());
        assertEquals(3, bars.get(0).to());
        assertEquals(3, bars.get(1).from());
        assertEquals(7, bars.get(1).to());
    }
}
