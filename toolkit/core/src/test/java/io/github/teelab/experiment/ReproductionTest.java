package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.Comparison.Role;
import io.github.teelab.report.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ReproductionTest {
    /** Six predictions, off by 4, 8, 20, 50, 4 % and by an amount that no percentage tells, and one calibrated figure. */
    private static final SamplePaper ERRORS = new SamplePaper(
            "errors",
            List.of(
                    () -> SamplePaper.experiment(
                            "times", row("ms", 100, 104), row("ms", 100, 92), row("ms", 100, 120), row("ms", 100, 150)),
                    () -> SamplePaper.experiment(
                            "shares",
                            row("%", 2, 2.08),
                            row("%", 0, 1),
                            SamplePaper.figure("shares", "ms", 10, 10, Role.CALIBRATE))));

    private static final SamplePaper PICTURES =
            new SamplePaper("pictures", List.of(() -> SamplePaper.experiment("only a chart & nothing else")));

    private final Reproduction reproduction = Reproduction.of(List.of(ERRORS, PICTURES));

    private static Comparison row(String unit, double published, double simulated) {
        return SamplePaper.figure(unit.equals("%") ? "shares" : "times", unit, published, simulated, Role.PREDICT);
    }

    @Test
    void theSummaryCountsWhatIsWithinFiveTenAndTwentyFivePercent() {
        Table summary = reproduction.summary();
        assertEquals(
                List.of("calibrate", "predict"), summary.stringColumn("role").asList());
        assertEquals(List.of(1, 6), summary.intColumn("figures").asList());
        assertEquals(List.of(1, 2), summary.intColumn("within 5 %").asList());
        assertEquals(List.of(1, 3), summary.intColumn("within 10 %").asList());
        assertEquals(List.of(1, 4), summary.intColumn("within 25 %").asList());
    }

    @Test
    void aFigureWithoutAnErrorIsInNoMedian() {
        Table summary = reproduction.summary();
        assertEquals(8, summary.doubleColumn("median error (%)").get(1), 1e-9);
        assertEquals(50, summary.doubleColumn("largest (%)").get(1), 1e-9);
    }

    @Test
    void percentagesAreMissedByPointsAsWell() {
        assertEquals(
                (0.08 + 1) / 2,
                reproduction.summary().doubleColumn("median points").get(1),
                1e-9);
        Table table = reproduction.tables().get(0);
        assertTrue(table.doubleColumn("points").isMissing(0));
        assertEquals(0.08, table.doubleColumn("points").get(4), 1e-9);
    }

    @Test
    void everyExperimentHasItsOwnLinesInTheLongSummary() {
        Table summary = reproduction.summaryByExperiment();
        assertEquals(
                List.of("times", "shares", "shares"),
                summary.stringColumn("experiment").asList());
        assertEquals(List.of(4, 1, 2), summary.intColumn("figures").asList());
    }

    @Test
    void eachPaperWithFiguresHasATable() {
        List<Table> tables = reproduction.tables();
        assertEquals(List.of("Paper errors"), tables.stream().map(Table::name).toList());
        assertEquals(7, tables.get(0).rowCount());
        assertEquals("times", tables.get(0).stringColumn("experiment").get(0));
        assertEquals(-8, tables.get(0).doubleColumn("error (%)").get(1));
    }

    @Test
    void anErrorThatMakesNoSenseIsNullForPrograms() {
        String json = Tables.json(reproduction.table());
        assertTrue(json.contains("\"error_pct\" : null"), json);
        assertFalse(json.contains("Infinity") || json.contains("NaN"), json);
    }

    @Test
    void thePageStartsWithTheSummaryAndLinksToEveryExperiment() {
        String html = reproduction.report().html();
        int summary = html.indexOf("within 25 %");
        int contents = html.indexOf("<nav>");
        int paper = html.indexOf("<h2 id=");
        assertTrue(0 < summary && summary < contents && contents < paper, summary + ", " + contents + ", " + paper);
        for (String heading : List.of("Paper errors", "Times", "Shares", "Paper pictures", "Only a chart &amp;")) {
            assertTrue(html.substring(contents, paper).contains(heading), heading);
        }
        reproduction
                .charts()
                .forEach(chart -> assertTrue(html.contains(chart.title().replace("&", "&amp;"))));
    }

    @Test
    void pageAndFiguresAreWritten(@TempDir Path folder) throws Exception {
        reproduction.write(folder);
        assertTrue(Files.size(folder.resolve("report.html")) > 1_000_000);
        assertEquals(8, Files.readAllLines(folder.resolve("figures.csv")).size());
    }

    @Test
    void resultsStandInTheOrderOfThePaperWhateverTheSchedule() {
        List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
        SamplePaper paper = new SamplePaper(
                "many",
                numbers.stream()
                        .map(i -> (java.util.function.Supplier<Experiment>) new Planned(
                                "number " + i,
                                1 + i * 7 % 13,
                                () -> SamplePaper.experiment(
                                        "number " + i, SamplePaper.figure("number " + i, "s", 1, i, Role.PREDICT))))
                        .toList());
        assertEquals(
                numbers.stream().map(Integer::doubleValue).toList(),
                Reproduction.of(List.of(paper)).comparisons().stream()
                        .map(Comparison::simulated)
                        .toList());
    }

    @Test
    void whatAnExperimentThrowsIsThrown() {
        SamplePaper broken = new SamplePaper("broken", List.of(() -> {
            throw new IllegalStateException("no data");
        }));
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> Reproduction.of(List.of(broken)));
        assertEquals("no data", thrown.getMessage());
    }
}
