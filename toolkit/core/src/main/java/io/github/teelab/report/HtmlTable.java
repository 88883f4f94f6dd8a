package io.github.teelab.report;

import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as HTML: numbers right, everything escaped, a long one folded until its caption is clicked. */
final class HtmlTable {
    private static final int LONG = 30;

    private HtmlTable() {}

    static void append(StringBuilder page, HtmlReport.TablePart part) {
        boolean folded = part.table().rowCount() > LONG;
        if (folded) {
            String caption = part.caption().isEmpty() ? part.table().name() : part.caption();
            page.append("<details><summary>").append(HtmlReport.escaped(caption));
            page.append(" (").append(part.table().rowCount()).append(" rows)</summary>\n");
        }
        append(page, part, !folded);
        if (folded) {
            page.append("</details>\n");
        }
    }

    private static void append(StringBuilder page, HtmlReport.TablePart part, boolean withCaption) {
        Table table = part.table();
        page.append("<div class=\"table\"><table>\n");
        if (withCaption && !part.caption().isEmpty()) {
            page.append("<caption>").append(HtmlReport.escaped(part.caption())).append("</caption>\n");
        }
        page.append("<thead><tr>");
        for (Column<?> column : table.columns()) {
            page.append("<th").append(kind(column)).append('>');
            page.append(HtmlReport.escaped(column.name())).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < table.rowCount(); row++) {
            page.append("<tr>");
            for (Column<?> column : table.columns()) {
                page.append("<td").append(kind(column)).append('>');
                page.append(HtmlReport.escaped(Tables.text(column, row))).append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n");
    }

    private static String kind(Column<?> column) {
        return Tables.isNumeric(column) ? " class=\"number\"" : "";
    }
}
