package io.github.teelab.workload.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The row a scan of a SQLite table stands at, with faults told by table and row. */
final class SqliteRow {
    private final ProfileFile file;
    private final String table;
    private final List<String> columns;
    private final ResultSet row;
    private long number;

    SqliteRow(ProfileFile file, String table, List<String> columns, ResultSet row) {
        this.file = file;
        this.table = table;
        this.columns = columns;
        this.row = row;
    }

    boolean next() throws SQLException {
        number++;
        return row.next();
    }

    long number() {
        return number;
    }

    /** The cell as a whole number; SQLite itself would read the text {@code 12 MB} as 12 and {@code x} as 0. */
    long needed(String column) throws SQLException {
        Object value = value(column);
        if (value == null) {
            throw fault(column + " is empty");
        }
        return number(column, value);
    }

    /** The cell as a whole number, 0 if it is empty. */
    long optional(String column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : number(column, value);
    }

    /** The cell as text. */
    String text(String column) throws SQLException {
        if (value(column) instanceof String text) {
            return text;
        }
        throw fault(column + " is not text");
    }

    /** How long the row's span from {@code start} to {@code end} is, in nanoseconds. */
    long durationNs() throws SQLException {
        try {
            return Math.subtractExact(needed("end"), needed("start"));
        } catch (ArithmeticException e) {
            throw fault("start and end are over 292 years apart");
        }
    }

    BadProfile fault(String fault) {
        return file.fault(
                table + " row " + number, fault, "the file is damaged: export it again with nsys export --type sqlite");
    }

    private Object value(String column) throws SQLException {
        return row.getObject(columns.indexOf(column) + 1);
    }

    private long number(String column, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        String shown = value instanceof byte[] ? "a blob" : BadProfile.quote(value.toString());
        throw fault(column + " is " + shown + ", allowed a whole number");
    }
}
