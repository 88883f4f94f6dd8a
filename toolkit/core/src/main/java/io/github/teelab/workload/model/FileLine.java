package io.github.teelab.workload.model;

import io.github.teelab.files.Printable;
import io.github.teelab.platform.DataFiles;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * One line of a model file; reads its cells, and names file, line and field of one that is wrong.
 *
 * @param file the file's name
 * @param table the file
 * @param row the line, counted from 0 without header and comments
 */
record FileLine(String file, Table table, int row) {
    static List<FileLine> of(String file) {
        Table table = DataFiles.table(file);
        List<FileLine> lines = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            lines.add(new FileLine(file, table, row));
        }
        return lines;
    }

    /** The cell as text; empty where it is blank. */
    String optional(String field) {
        if (!table.containsColumn(field)) {
            throw new IllegalArgumentException(file + ": there is no column " + field + ", only "
                    + Printable.brief(String.join(", ", table.columnNames())) + "; add it to the header line");
        }
        return table.column(field).getUnformattedString(row).strip();
    }

    /** The cell as text. */
    String text(String field) {
        String text = optional(field);
        if (text.isEmpty()) {
            throw error(field, text, "text");
        }
        return text;
    }

    /** The cell as a whole number of at least {@code least}, which is 0 or more. */
    int whole(String field, int least) {
        String text = optional(field);
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least) {
            throw error(field, text, "a whole number of at least " + least);
        }
        return number;
    }

    /** The cell as 1 (yes) or 0 (no). */
    boolean flag(String field) {
        int number = whole(field, 0);
        if (number > 1) {
            throw error(field, Integer.toString(number), "1 (yes) or 0 (no)");
        }
        return number == 1;
    }

    IllegalArgumentException error(String field, String given, String allowed) {
        return new IllegalArgumentException(
                file + ", line of " + Printable.quoted(table.column(0).getUnformattedString(row)) + ", field " + field
                        + ": got " + Printable.quoted(given) + ", allowed " + allowed + "; correct that line");
    }
}
