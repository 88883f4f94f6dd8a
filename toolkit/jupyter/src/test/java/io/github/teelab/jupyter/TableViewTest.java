package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {
    @Test
    void aShortTableIsShownWhole() {
        Map<String, String> bundle = view(rows(40));
        assertEquals(41, count("<tr>", bundle.get("text/html")));
        assertFalse(bundle.get("text/html").contains("not shown"));
        assertTrue(bundle.get("text/plain").contains("row 40"));
    }

    @Test
    void aLongTableShowsHeadAndTailAndSaysWhatIsMissing() {
        Map<String, String> bundle = view(rows(1_234));
        String html = bundle.get("text/html");
        assertEquals(1 + TableView.ROWS + 1, count("<tr>", html));
        assertTrue(html.contains(">row 20<") && html.contains(">row 1215<"));
        assertFalse(html.contains(">row 21<") || html.contains(">row 1214<"));
        for (String shown : bundle.values()) {
            assertTrue(shown.contains("1,234 rows in all; rows 21 to 1,214 are not shown"), shown);
        }
    }

    @Test
    void numbersAreRoundedAndStandRight() {
        Table table =
                Table.create(StringColumn.create("System", "stock"), DoubleColumn.create("Latency (ms)", 1.23456789));
        String html = view(table).get("text/html");
        assertTrue(html.contains("<th align=\"right\" style=\"text-align:right\">Latency (ms)</th>"), html);
        assertTrue(html.contains("<td align=\"left\" style=\"text-align:left\">stock</td>"), html);
        assertTrue(html.contains(">1.2346<"), html);
    }

    @Test
    void namesAndCellsCannotBecomeTags() {
        Table table = Table.create("a<b>", StringColumn.create("x & y", "<script>"));
        String html = view(table).get("text/html");
        assertTrue(html.contains("<caption>a&lt;b&gt;</caption>"), html);
        assertTrue(html.contains(">x &amp; y<") && html.contains(">&lt;script&gt;<"), html);
    }

    @Test
    void missingValuesAndEmptyTablesAreEmpty() {
        Table table = Table.create(DoubleColumn.create("Time (s)", Double.NaN));
        assertTrue(view(table).get("text/html").contains("\"></td>"));
        assertEquals(1, count("<tr>", view(table.emptyCopy()).get("text/html")));
    }

    private static Map<String, String> view(Table table) {
        return new TableView(table).bundle();
    }

    private static Table rows(int count) {
        return Table.create(
                IntColumn.create("n", IntStream.rangeClosed(1, count).toArray()),
                StringColumn.create(
                        "name",
                        IntStream.rangeClosed(1, count)
                                .mapToObj(i -> "row " + i)
                                .toArray(String[]::new)));
    }

    private static long count(String part, String text) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
