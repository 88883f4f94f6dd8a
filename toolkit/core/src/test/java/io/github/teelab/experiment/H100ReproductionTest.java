package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.Lab;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The H100 measurements, simulated: how far off, and that the errors allowed are kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H100ReproductionTest {
    private Reproduction reproduction;

    @BeforeAll
    void run() {
        reproduction = Lab.reproduce(Papers.H100);
    }

    @Test
    void everyCopyIsWithinTenPercentAtEverySize() {
        List<Comparison> copies = of("copy bandwidth");
        assertEquals(5 * 25 * 2, copies.size());
        Comparison worst = copies.stream()
                .max(Comparator.comparingDouble(row -> Math.abs(row.errorPercent())))
                .orElseThrow();
        System.out.printf(
                "copy bandwidth, worst of %d: %s, %.2f %%%n", copies.size(), worst.quantity(), worst.errorPercent());
        assertTrue(Math.abs(worst.errorPercent()) <= 10, worst.toString());
    }

    @Test
    void theMedianOverlapErrorIsAtMostTenPercent() {
        for (String confidential : List.of("off", "on")) {
            for (String order : List.of("sequential", "pipelined")) {
                double[] errors = of("copy and kernel overlap").stream()
                        .filter(row -> row.quantity().endsWith(order + ", cc " + confidential))
                        .mapToDouble(row -> Math.abs(row.errorPercent()))
                        .toArray();
                assertEquals(42, errors.length);
                double median = new Median().evaluate(errors);
                System.out.printf("overlap, %s, cc %s: median error %.2f %%%n", order, confidential, median);
                assertTrue(median <= 10, order + " cc " + confidential + ": " + median);
            }
        }
    }

    @Test
    void steadyLaunchesAreWithinFivePercent() {
        of("kernel launch").stream()
                .filter(row -> row.role() == Comparison.Role.CALIBRATE)
                .forEach(row -> assertEquals(row.published(), row.simulated(), 0.05 * row.published(), row.quantity()));
    }

    @Test
    void theTableHasTheColumnsThatOtherProgramsRead() {
        assertEquals(
                List.of("paper", "experiment", "quantity", "unit", "published", "simulated", "error_pct", "role"),
                reproduction.table().columnNames());
    }

    @Test
    void theReportHoldsEveryChart() {
        String html = reproduction.report().html();
        reproduction.charts().forEach(chart -> assertTrue(html.contains(chart.title()), chart.title()));
    }

    private List<Comparison> of(String experiment) {
        return reproduction.comparisons().stream()
                .filter(row -> row.experiment().equals(experiment))
                .toList();
    }
}
