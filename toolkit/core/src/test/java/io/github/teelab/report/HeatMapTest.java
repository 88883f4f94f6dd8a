package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final HeatMap TWO_BY_THREE = Chart.heatMap("Latency")
            .columns("Chains", List.of("1", "8", "64"))
            .rows("Chunk", List.of("64 KiB", "1 MiB"));

    private static String messageOf(double[][] cells) {
        return assertThrows(IllegalArgumentException.class, () -> TWO_BY_THREE.values("Latency", "ms", cells))
                .getMessage();
    }

    @Test
    void cellsMustHaveTheShapeOfTheLabels() {
        assertEquals("cells: got 1 values for 2 rows, allowed one for each", messageOf(new double[][] {{1, 2, 3}}));
        assertEquals("cells of a row: got 2 values for 3 columns, allowed one for each", messageOf(new double[][] {
            {1, 2, 3}, {4, 5}
        }));
    }

    @Test
    void atLeastOneCellMustHoldANumber() {
        double nan = Double.NaN;
        assertEquals("cells: got NaN in every cell, allowed at least one number", messageOf(new double[][] {
            {nan, nan, nan}, {nan, nan, nan}
        }));
    }

    @Test
    void theColourScaleRunsFromTheLeastToTheGreatestCell() {
        HeatMap chart = TWO_BY_THREE.values("Latency", "ms", new double[][] {{5, Double.NaN, 7}, {2, 3, 4}});
        assertEquals(2, chart.lowest());
        assertEquals(7, chart.highest());
    }

    @Test
    void equalCellsStillGiveAColourScale() {
        HeatMap chart = TWO_BY_THREE.values("Latency", "", new double[][] {{5, 5, 5}, {5, 5, 5}});
        Ruler colours = FreeChartHeatMap.colours(chart);
        assertEquals(5, colours.lower());
        assertEquals(10, colours.upper());
    }
}
