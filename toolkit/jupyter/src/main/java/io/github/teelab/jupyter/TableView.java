package io.github.teelab.jupyter;

import io.github.teelab.report.Tables;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table in a notebook: all of a short one, the first and last rows of a long one, and a note about the rest. */
record TableView(Table table) {
    /** Rows shown of a long table, half from its head and half from its tail. */
    static final int ROWS = 40;

    Map<String, String> bundle() {
        Map<String, String> bundle = new LinkedHashMap<>();
        bundle.put(RichDisplay.HTML, html());
        bundle.put(RichDisplay.TEXT, text());
        return bundle;
    }

    private boolean isLong() {
        return table.rowCount() > ROWS;
    }

    private String note() {
        return String.format(
                Locale.ROOT,
                "%,d rows in all; rows %,d to %,d are not shown",
                table.rowCount(),
                ROWS / 2 + 1,
                table.rowCount() - ROWS / 2);
    }

    private String text() {
        Table shown = isLong() ? table.first(ROWS / 2).append(table.last(ROWS / 2)) : table;
        return Tables.text(shown) + (isLong() ? note() + "\n" : "");
    }

    private String html() {
        StringBuilder html = new StringBuilder("<table class=\"dataframe\">\n");
        if (table.name() != null && !table.name().isBlank()) {
            html.append("<caption>").append(escape(table.name())).append("</caption>\n");
        }
        html.append("<thead>\n<tr>");
        table.columns().forEach(column -> cell(html, "th", column, escape(column.name())));
        html.append("</tr>\n</thead>\n<tbody>\n");
        int half = ROWS / 2;
        int rows = table.rowCount();
        IntStream.range(0, isLong() ? half : rows).forEach(row -> row(html, row));
        if (isLong()) {
            html.append("<tr>");
            table.columns().forEach(column -> cell(html, "td", column, "⋮"));
            html.append("</tr>\n");
            IntStream.range(rows - half, rows).forEach(row -> row(html, row));
        }
        html.append("</tbody>\n</table>\n");
        return isLong() ? html.append("<p>").append(note()).append("</p>\n").toString() : html.toString();
    }

    private void row(StringBuilder html, int row) {
        html.append("<tr>");
        table.columns().forEach(column -> cell(html, "td", column, escape(Tables.text(column, row))));
        html.append("</tr>\n");
    }

    /** Alignment as an attribute of its own: GitHub drops styles from notebooks. */
    private static void cell(StringBuilder html, String tag, Column<?> column, String content) {
        String side = column instanceof NumericColumn ? "right" : "left";
        html.append('<')
                .append(tag)
                .append(" align=\"")
                .append(side)
                .append("\" style=\"text-align:")
                .append(side);
        html.append("\">").append(content).append("</").append(tag).append('>');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
