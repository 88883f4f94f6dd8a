package io.github.teelab.workload.profile;

import io.github.teelab.files.Printable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/**
 * A SQLite file that nobody vouches for. Only ordinary tables are read, each by one scan in the order of the file: a
 * view, a virtual table or a generated column could run for ever or make any amount of text out of a few bytes. A scan
 * ends after as many rows as the file can hold and after a time in proportion to its size, so that pages which point at
 * each other end it too.
 */
final class SqliteFile implements AutoCloseable {
    private static final int LARGEST_CELL = 1 << 26;
    private static final int OPERATIONS_BETWEEN_LOOKS = 100_000;
    private static final long SHORTEST_BUDGET_S = 30;
    private static final long BYTES_PER_SECOND = 1 << 20;
    // A row of two columns takes at least 2 bytes of pointer, 2 of sizes, 3 of header.
    private static final int LEAST_ROW_BYTES = 4;
    private static final int SIZE_OFFSET = 28;
    private static final int COUNTER_OFFSET = 24;
    private static final int VALID_OFFSET = 92;

    /** What reads a row. */
    interface RowReader {
        /** @throws SQLException if SQLite cannot read on */
        void read(SqliteRow row) throws SQLException;
    }

    private final ProfileFile file;
    private final Connection connection;
    private final long length;
    private final Map<String, Set<String>> columns = new HashMap<>();

    private SqliteFile(ProfileFile file, Connection connection, long length) {
        this.file = file;
        this.connection = connection;
        this.length = length;
    }

    /**
     * Opens a file for reading; it stays as it is, and nothing is written beside it.
     *
     * @param tables the tables that will be read, where the file has them
     * @throws BadProfile if the file is cut, has an unfinished journal, or one of the tables is no ordinary table
     */
    static SqliteFile open(ProfileFile file, Set<String> tables) throws SQLException {
        long length = length(file);
        refuseJournal(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        // Immutable: no lock, no journal file beside the user's file, and a read-only folder will do.
        Connection connection = config.createConnection(
                "jdbc:sqlite:" + file.path().toAbsolutePath().toUri() + "?immutable=1");
        try {
            connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LARGEST_CELL);
            SqliteFile opened = new SqliteFile(file, connection, length);
            opened.limitTime();
            opened.readSchema(tables);
            return opened;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    boolean has(String table) {
        return columns.containsKey(table);
    }

    boolean has(String table, String column) {
        return has(table) && columns.get(table).contains(column.toLowerCase(Locale.ROOT));
    }

    /**
     * Reads every row of a table, if the file has it.
     *
     * @param wanted the columns; one that the table lacks is empty in each row
     */
    void scan(String table, List<String> wanted, RowReader reader) throws SQLException {
        if (!has(table)) {
            return;
        }
        List<String> selected = new ArrayList<>();
        wanted.forEach(column -> selected.add(has(table, column) ? "t.\"" + column + "\"" : "NULL"));
        String sql = "SELECT " + String.join(", ", selected) + " FROM \"" + table + "\" t NOT INDEXED";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            SqliteRow row = new SqliteRow(file, table, wanted, rows);
            while (row.next()) {
                if (row.number() > length / LEAST_ROW_BYTES) {
                    throw row.fault("the table has more rows than the file can hold");
                }
                reader.read(row);
            }
        }
    }

    /** What SQLite's refusal to read on means to the user. */
    BadProfile unreadable(SQLException e) {
        return unreadable(file, e);
    }

    static BadProfile unreadable(ProfileFile file, SQLException e) {
        if (e.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
            return file.fault(
                    "",
                    "reading takes longer than a file of its size can need",
                    "the file is damaged: export it again with nsys export --type sqlite");
        }
        return file.fault(
                "",
                "SQLite cannot read it (" + Printable.brief(String.valueOf(e.getMessage())) + ")",
                "the file is cut or damaged: export it again with nsys export --type sqlite");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void limitTime() throws SQLException {
        long budgetNs = TimeUnit.SECONDS.toNanos(SHORTEST_BUDGET_S + length / BYTES_PER_SECOND);
        long beganNs = System.nanoTime();
        ProgressHandler.setHandler(connection, OPERATIONS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - beganNs > budgetNs ? 1 : 0;
            }
        });
    }

    private void readSchema(Set<String> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            try (ResultSet objects = statement.executeQuery("SELECT name, type, rootpage FROM sqlite_schema")) {
                while (objects.next()) {
                    Optional<String> table = known(tables, objects.getString(1));
                    if (table.isPresent()) {
                        refuseUnlessOrdinary(table.get(), objects.getString(2), objects.getLong(3));
                        columns.put(table.get(), new HashSet<>());
                    }
                }
            }
        }
        for (Map.Entry<String, Set<String>> table : columns.entrySet()) {
            readColumns(table.getKey(), table.getValue());
        }
    }

    private static Optional<String> known(Set<String> tables, String name) {
        return tables.stream().filter(table -> table.equalsIgnoreCase(name)).findFirst();
    }

    private void refuseUnlessOrdinary(String name, String type, long rootPage) {
        if (!"table".equals(type) || rootPage == 0) {
            String kind = "table".equals(type) ? "virtual table" : Printable.brief(String.valueOf(type));
            throw refused("table " + name + " is a " + kind + ", needed is an ordinary table");
        }
    }

    private void readColumns(String table, Set<String> names) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT name, hidden FROM pragma_table_xinfo('" + table + "')");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = String.valueOf(rows.getString(1));
                if (rows.getInt(2) != 0) {
                    throw refused("table " + table + " has the generated column " + BadProfile.quote(name)
                            + ", needed are stored ones");
                }
                names.add(Names.lower(name));
            }
        }
    }

    private BadProfile refused(String fault) {
        return file.fault("", fault, "give a file that nsys export --type sqlite has written");
    }

    private static long length(ProfileFile file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file.path()))) {
            byte[] header = in.readNBytes(VALID_OFFSET + Integer.BYTES);
            long length = Files.size(file.path());
            if (header.length < VALID_OFFSET + Integer.BYTES || length < neededBytes(header)) {
                throw file.fault(
                        "",
                        "ends early: it has " + length + " bytes where its header says " + neededBytes(header),
                        "the file is cut or damaged: copy or export it again");
            }
            return length;
        } catch (IOException e) {
            throw file.unreadable("", e);
        }
    }

    /** As the file format has it: page size at 16 (1 for 65,536), pages at 28, believed if both change counters agree. */
    private static long neededBytes(byte[] header) {
        if (header.length < VALID_OFFSET + Integer.BYTES) {
            return 512;
        }
        boolean valid = number(header, COUNTER_OFFSET) == number(header, VALID_OFFSET);
        int pageSize = (header[16] & 0xff) << 8 | (header[17] & 0xff);
        return valid ? number(header, SIZE_OFFSET) * (pageSize == 1 ? 1 << 16 : pageSize) : 0;
    }

    private static long number(byte[] header, int offset) {
        return ByteBuffer.wrap(header).getInt(offset) & 0xffff_ffffL;
    }

    /** What a journal holds is not in the file yet, or must be taken out of it. */
    private static void refuseJournal(ProfileFile file) {
        for (String ending : List.of("-wal", "-journal")) {
            Path journal = Path.of(file.path() + ending);
            try {
                if (Files.exists(journal) && Files.size(journal) > 0) {
                    throw file.fault(
                            "",
                            "has an unfinished journal beside it, " + journal.getFileName(),
                            "open it once with sqlite3, which completes it, or export it again");
                }
            } catch (IOException e) {
                throw file.unreadable("", e);
            }
        }
    }
}
