package io.github.teelab.workload.profile;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The row a query of a SQLite export stands at, with faults told by table and row. */
final class SqliteTable {
    private final Path file;
    private final String table;
    private final ResultSet row;
    private long number;

    SqliteTable(Path file, String table, ResultSet row) {
        this.file = file;
        this.table = table;
        this.row = row;
    }

    boolean next() throws SQLException {
        number++;
        return row.next();
    }

    /** The cell as a whole number. */
    long needed(String column) throws SQLException {
        long value = row.getLong(column);
        if (row.wasNull()) {
            throw fault(column + " is empty");
        }
        return value;
    }

    /** The cell as a whole number, 0 if it is empty. */
    long optional(String column) throws SQLException {
        return row.getLong(column);
    }

    /** The cell as text. */
    String text(String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw fault(column + " is not in StringIds");
        }
        return value;
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
        return new BadProfile(
                file,
                table + " row " + number,
                fault,
                "the file is damaged: export it again with nsys export --type sqlite");
    }
}
