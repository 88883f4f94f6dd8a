package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class HtmlReportTest {
    private static final HtmlReport WORDS = HtmlReport.titled("Copies & kernels")
            .section("What <it> costs", "First.\n\nSecond, with <b>tags</b>.")
            .table(Samples.table(), "Two \"systems\"");

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** A page without charts is well-formed XML but for its first line. */
    private static Document parsed(HtmlReport report) throws Exception {
        String xml = report.html().replaceFirst("<!DOCTYPE html>\\n", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void textIsEscapedAndReadsAsGiven() throws Exception {
        Document page = parsed(WORDS);
        assertEquals("Copies & kernels", page.getElementsByTagName("h1").item(0).getTextContent());
        assertEquals("What <it> costs", page.getElementsByTagName("h2").item(0).getTextContent());
        assertEquals(2, page.getElementsByTagName("p").getLength());
        assertEquals(
                "Second, with <b>tags</b>.",
                page.getElementsByTagName("p").item(1).getTextContent());
        assertEquals(
                "Two \"systems\"", page.getElementsByTagName("caption").item(0).getTextContent());
    }

    @Test
    void tablesAlignNumbersAndLeaveMissingCellsEmpty() throws Exception {
        Document page = parsed(WORDS);
        assertEquals(3, page.getElementsByTagName("th").getLength());
        assertEquals("Latency (ms)", page.getElementsByTagName("th").item(1).getTextContent());
        var cell = page.getElementsByTagName("td").item(1);
        assertEquals("12.346", cell.getTextContent());
        assertEquals("number", cell.getAttributes().getNamedItem("class").getNodeValue());
        assertEquals("", page.getElementsByTagName("td").item(4).getTextContent());
    }

    @Test
    void contentsLinkToEverySection() throws Exception {
        Document page = parsed(HtmlReport.titled("Book")
                .contents()
                .section("One & two")
                .subsection("Two")
                .prose("Text."));
        var links = page.getElementsByTagName("a");
        assertEquals(2, links.getLength());
        for (int i = 0; i < 2; i++) {
            String target = links.item(i).getAttributes().getNamedItem("href").getNodeValue();
            var heading = page.getElementsByTagName("h" + (i + 2)).item(0);
            assertEquals("#" + heading.getAttributes().getNamedItem("id").getNodeValue(), target);
            assertEquals(heading.getTextContent(), links.item(i).getTextContent());
        }
    }

    @Test
    void aLongTableIsFoldedUnderItsCaption() throws Exception {
        Document page =
                parsed(HtmlReport.titled("Rows").table(rows(30), "Short").table(rows(31), "Long"));
        assertEquals(1, page.getElementsByTagName("details").getLength());
        assertEquals(
                "Long (31 rows)", page.getElementsByTagName("summary").item(0).getTextContent());
        assertEquals("Short", page.getElementsByTagName("caption").item(0).getTextContent());
        assertEquals(1, page.getElementsByTagName("caption").getLength());
    }

    private static Table rows(int count) {
        return Table.create(
                "rows", IntColumn.create("number", IntStream.range(0, count).toArray()));
    }

    @Test
    void aPageWithoutChartsDoesNotCarryTheLibrary() {
        assertTrue(WORDS.html().length() < 10_000);
    }

    @Test
    void theLibraryIsInsideOnceAndNothingIsLoaded() {
        String html = WORDS.chart(Samples.bars()).chart(Samples.line()).html();
        assertEquals(1, count(html, "plotly.js v" + PlotlyLibrary.VERSION));
        String ours = html.replace(PlotlyLibrary.script(), "");
        assertFalse(ours.contains("<script src") || ours.contains("<link") || ours.contains("src=\"http"));
        assertEquals(3, count(html, "</script>"));
    }

    @Test
    void eachChartHasAnIdOfItsOwnAndAPictureForReadersWithoutScripts() {
        String html = HtmlReport.titled("Twice")
                .chart(Samples.bars())
                .chart(Samples.bars())
                .html();
        assertTrue(html.contains("<div id=\"chart-0\"") && html.contains("<div id=\"chart-1\""));
        assertEquals(2, count(html, "<noscript><img alt=\"Slowdown\" src=\"data:image/png;base64,"));
    }

    @Test
    void theSameReportIsWrittenTheSame(@TempDir Path folder) throws Exception {
        Path one = folder.resolve("one.html");
        Path two = folder.resolve("two.html");
        WORDS.chart(Samples.gantt()).write(one);
        WORDS.chart(Samples.gantt()).write(two);
        assertEquals(-1, Files.mismatch(one, two));
    }

    @Test
    void aChartsOwnPageHasOneHeading(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bars.html");
        Samples.bars().html(file);
        String html = Files.readString(file);
        assertTrue(html.contains("<title>Slowdown</title>"));
        assertFalse(html.replace(PlotlyLibrary.script(), "").contains("<h1>"));
    }

    @Test
    void anEmptyChartIsRefused() {
        assertThrows(IllegalStateException.class, () -> WORDS.chart(Chart.line("Empty")));
    }
}
