package io.github.teelab.report;

import io.github.teelab.files.Printable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as aligned plain text. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    static String of(Table table) {
        List<Column<?>> columns = table.columns();
        int[] widths = columns.stream().mapToInt(column -> width(column)).toArray();
        StringBuilder text = new StringBuilder();
        line(text, columns, widths, TextTable::title);
        text.append(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)))
                .append('\n');
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            line(text, columns, widths, column -> Tables.text(column, at));
        }
        return text.toString();
    }

    private static String title(Column<?> column) {
        return Printable.escaped(column.name());
    }

    private static int width(Column<?> column) {
        int widest = length(title(column));
        for (int row = 0; row < column.size(); row++) {
            widest = Math.max(widest, length(Tables.text(column, row)));
        }
        return widest;
    }

    private static void line(
            StringBuilder text, List<Column<?>> columns, int[] widths, Function<Column<?>, String> cell) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String value = cell.apply(columns.get(i));
            String space = " ".repeat(widths[i] - length(value));
            line.append(i == 0 ? "" : GAP);
            line.append(Tables.isNumeric(columns.get(i)) ? space + value : value + space);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** Characters as a terminal counts them, not the halves of surrogate pairs. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
