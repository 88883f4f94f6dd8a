package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.plotly.components.Figure;

class PlotlyFigureTest {
    private static JsonNode spec(Chart chart) {
        String script = chart.figure().asJavascript("chart-1");
        String json = script.lines()
                .filter(line -> line.startsWith("  var chart = "))
                .findFirst()
                .orElseThrow()
                .replaceFirst("  var chart = ", "")
                .replaceFirst(";$", "");
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    @TestFactory
    List<DynamicTest> everyKindIsATablesawFigureWithTitleAndTraces() {
        return Samples.charts().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Figure figure = entry.getValue().figure();
                    assertEquals(entry.getValue().title(), figure.getLayout().getTitle());
                    assertTrue(figure.getTraces().length >= 1);
                    JsonNode spec = spec(entry.getValue());
                    assertEquals(figure.getTraces().length, spec.path("data").size());
                    assertEquals(
                            "<b>" + entry.getValue().title() + "</b>",
                            spec.at("/layout/title/text").asText());
                }))
                .toList();
    }

    @Test
    void logarithmicByteAxisHasTheRulersTicks() {
        JsonNode axis = spec(Samples.line()).at("/layout/xaxis");
        assertEquals("log", axis.path("type").asText());
        assertEquals(1024, axis.at("/tickvals/0").asDouble(), 1e-6);
        assertEquals("1 KiB", axis.at("/ticktext/0").asText());
        assertEquals(
                "Bandwidth (GB/s)",
                spec(Samples.line()).at("/layout/yaxis/title/text").asText());
    }

    @Test
    void intervalsBecomeDistancesFromThePoint() {
        JsonNode errors = spec(Samples.line()).at("/data/1/error_y");
        assertFalse(errors.path("symmetric").asBoolean());
        assertEquals(2, errors.at("/array/2").asDouble(), 1e-12);
        assertEquals(1, errors.at("/arrayminus/3").asDouble(), 1e-12);
    }

    @Test
    void stackedBarsCarryTheirBase() {
        JsonNode copies = spec(Samples.stacked()).at("/data/1");
        assertEquals("h", copies.path("orientation").asText());
        assertEquals(40, copies.at("/base/0").asDouble());
        assertEquals(10, copies.at("/x/0").asDouble());
    }

    @Test
    void missingCellsAreNull() {
        assertTrue(spec(Samples.heatMap()).at("/data/0/z/1/1").isNull());
        assertEquals(400, spec(Samples.heatMap()).at("/data/0/z/0/0").asDouble());
    }

    @Test
    void seriesHaveTheColoursOfTheStaticPicture() {
        assertEquals("#0072b2", spec(Samples.bars()).at("/data/0/marker/color").asText());
        assertEquals("#e69f00", spec(Samples.bars()).at("/data/1/marker/color").asText());
    }

    @Test
    void hostileTextsCannotLeaveTheScript() {
        String hostile = "</script><script>alert(1)</script> ' \" <!-- \u2028";
        Chart chart = Chart.bars(hostile).categories(hostile).series(hostile, 1).series("b", 2);
        String fragment = chart.notebookHtml(false);
        assertEquals(2, fragment.split("script>", -1).length - 1);
        assertFalse(fragment.contains("<!--"));
        assertEquals(
                "<b>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; ' \" &lt;!-- \u2028</b>",
                spec(chart).at("/layout/title/text").asText());
    }

    @Test
    void theSameChartGivesTheSameFragmentAndAnotherChartAnotherId() {
        assertEquals(Samples.bars().notebookHtml(false), Samples.bars().notebookHtml(false));
        String id = PlotlyFigure.of(Samples.bars()).contentId();
        assertTrue(id.matches("chart-[0-9a-f]{12}"), id);
        assertNotEquals(id, PlotlyFigure.of(Samples.stacked()).contentId());
    }

    @Test
    void aFragmentUsesTheIdItIsGiven() {
        String fragment = Samples.bars().notebookHtml(false, "cell-7");
        assertTrue(fragment.startsWith("<div id=\"cell-7\""));
        assertTrue(fragment.contains("getElementById(\"cell-7\")"));
    }

    @Test
    void anIdThatWouldBreakThePageIsRefused() {
        BarChart chart = Samples.bars();
        assertThrows(IllegalArgumentException.class, () -> chart.notebookHtml(false, "a\"b"));
    }

    @Test
    void theLibraryHidesTheModuleLoaderWhileItLoads() {
        String html = Samples.bars().notebookHtml(true);
        int hidden = html.indexOf("window.define = undefined");
        int library = html.indexOf("plotly.js v" + PlotlyLibrary.VERSION);
        int restored = html.indexOf("window.define = window.teelabDefine");
        assertTrue(0 < hidden && hidden < library && library < restored);
        assertTrue(restored < html.indexOf("<div id="));
        assertTrue(html.length() > 5_000_000);
    }
}
