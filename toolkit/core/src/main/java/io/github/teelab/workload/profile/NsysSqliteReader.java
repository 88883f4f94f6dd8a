package io.github.teelab.workload.profile;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * Reads the SQLite export of Nsight Systems, made by {@code nsys export --type sqlite}.
 *
 * <p>Schema and numbers: Nsight Systems documentation, "SQLite Schema Reference". Tables are created lazily, so a run
 * without copies or fills has no table for them. Runtime and driver calls share one table. Process and thread come out
 * of {@code globalTid} as the reference shows: process {@code / 0x1000000 % 0x1000000}, thread {@code % 0x1000000}.
 */
final class NsysSqliteReader {
    private static final String CALLS = "CUPTI_ACTIVITY_KIND_RUNTIME";
    private static final String KERNELS = "CUPTI_ACTIVITY_KIND_KERNEL";
    private static final String COPIES = "CUPTI_ACTIVITY_KIND_MEMCPY";
    private static final String FILLS = "CUPTI_ACTIVITY_KIND_MEMSET";
    private static final String GRAPHS = "CUPTI_ACTIVITY_KIND_GRAPH_TRACE";
    private static final long PID_STEP = 0x1000000;

    /** Labels of ENUM_CUDA_MEMCPY_OPER, which {@code nsys stats} puts into the name of a copy. */
    private static final List<String> COPY_LABELS = List.of(
            "Unknown",
            "Host-to-Device",
            "Device-to-Host",
            "Host-to-Array",
            "Array-to-Host",
            "Array-to-Array",
            "Array-to-Device",
            "Device-to-Array",
            "Device-to-Device",
            "Host-to-Host",
            "Peer-to-Peer",
            "Unified Host-to-Device",
            "Unified Device-to-Host",
            "Unified Device-to-Device");

    private final ProfileFile file;
    private final Connection connection;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private NsysSqliteReader(ProfileFile file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static RecordedProfile read(Path path) {
        ProfileFile file = ProfileFile.of(
                path, ProfileFile.Form.SQLITE, "an Nsight Systems SQLite export (nsys export --type sqlite)");
        if (file.isGzip()) {
            throw new BadProfile(path, "", "is a gzipped SQLite file", "unpack it first with gunzip");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        // Immutable: no lock, no journal file beside the user's file, and a read-only folder will do.
        String url = "jdbc:sqlite:" + path.toAbsolutePath().toUri() + "?immutable=1";
        try (Connection connection = config.createConnection(url)) {
            return new NsysSqliteReader(file, connection).profile();
        } catch (SQLException e) {
            throw new BadProfile(
                    path,
                    "",
                    "SQLite cannot read it (" + e.getMessage() + ")",
                    "the file is cut or damaged: export it again with nsys export --type sqlite");
        }
    }

    private RecordedProfile profile() throws SQLException {
        readSchema();
        if (!columns.containsKey(CALLS) || !columns.containsKey("StringIds")) {
            throw fault("table " + (columns.containsKey(CALLS) ? "StringIds" : CALLS) + " is missing");
        }
        refuseWholeGraphs();
        List<ApiCall> calls = calls();
        List<GpuActivity> activities = new ArrayList<>();
        kernels(activities);
        copies(activities);
        fills(activities);
        try {
            return new RecordedProfile(file.profileName(), calls, activities, deviceName(activities));
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage());
        }
    }

    /** Real tables only: a view could run for ever. */
    private void readSchema() throws SQLException {
        String sql = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String column = rows.getString(2);
                columns.computeIfAbsent(String.valueOf(rows.getString(1)), table -> new HashSet<>())
                        .add(String.valueOf(column).toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Recorded graph by graph, the kernels inside are lost: what is left would not be the run. */
    private void refuseWholeGraphs() throws SQLException {
        if (!columns.containsKey(GRAPHS)) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM " + GRAPHS + " LIMIT 1");
                ResultSet rows = query.executeQuery()) {
            if (rows.next()) {
                throw new BadProfile(
                        file.path(),
                        "",
                        "CUDA graphs were recorded as wholes, without the kernels inside",
                        "record again with nsys profile --cuda-graph-trace=node");
            }
        }
    }

    private List<ApiCall> calls() throws SQLException {
        List<ApiCall> calls = new ArrayList<>();
        each(
                CALLS,
                List.of("start", "end", "correlationId"),
                List.of("globalTid", "returnValue"),
                Optional.of(named(CALLS, "nameId")),
                row -> {
                    long globalTid = row.optional("globalTid");
                    calls.add(new ApiCall(
                            row.needed("start"),
                            row.durationNs(),
                            shared(ApiNames.canonical(row.text("name"))),
                            row.optional("correlationId"),
                            globalTid / PID_STEP % PID_STEP,
                            globalTid % PID_STEP,
                            row.optional("returnValue")));
                });
        return calls;
    }

    private void kernels(List<GpuActivity> activities) throws SQLException {
        if (!columns.containsKey(KERNELS)) {
            return;
        }
        String name = has(KERNELS, "demangledName") ? "demangledName" : "shortName";
        each(
                KERNELS,
                List.of("start", "end", "deviceId", "streamId", "correlationId"),
                List.of("contextId"),
                Optional.of(named(KERNELS, name)),
                row -> activities.add(activity(row, Kind.KERNEL, row.text("name"), MemoryKind.NONE, MemoryKind.NONE)));
    }

    private void copies(List<GpuActivity> activities) throws SQLException {
        each(
                COPIES,
                List.of(
                        "start",
                        "end",
                        "deviceId",
                        "streamId",
                        "correlationId",
                        "bytes",
                        "copyKind",
                        "srcKind",
                        "dstKind"),
                List.of("contextId"),
                Optional.empty(),
                row -> {
                    long kind = row.needed("copyKind");
                    String label = COPY_LABELS.get(kind >= 0 && kind < COPY_LABELS.size() ? (int) kind : 0);
                    activities.add(activity(
                            row,
                            Kind.COPY,
                            "[CUDA memcpy " + label + "]",
                            MemoryKind.ofNsightId(row.needed("srcKind")),
                            MemoryKind.ofNsightId(row.needed("dstKind"))));
                });
    }

    private void fills(List<GpuActivity> activities) throws SQLException {
        boolean kinds = columns.containsKey(FILLS) && has(FILLS, "memKind");
        each(
                FILLS,
                List.of("start", "end", "deviceId", "streamId", "correlationId", "bytes"),
                List.of("contextId", "memKind"),
                Optional.empty(),
                row -> activities.add(activity(
                        row,
                        Kind.FILL,
                        "[CUDA memset]",
                        MemoryKind.NONE,
                        kinds ? MemoryKind.ofNsightId(row.optional("memKind")) : MemoryKind.UNKNOWN)));
    }

    private GpuActivity activity(SqliteTable row, Kind kind, String name, MemoryKind source, MemoryKind destination)
            throws SQLException {
        return new GpuActivity(
                kind,
                shared(name),
                row.needed("start"),
                row.durationNs(),
                row.optional("correlationId"),
                row.optional("deviceId"),
                row.optional("contextId"),
                row.optional("streamId"),
                kind == Kind.KERNEL ? 0 : row.needed("bytes"),
                source,
                destination);
    }

    private interface RowReader {
        void read(SqliteTable row) throws SQLException;
    }

    /** Reads every row of a table, if the file has it. */
    private void each(
            String table, List<String> needed, List<String> optional, Optional<String> nameColumn, RowReader reader)
            throws SQLException {
        if (!columns.containsKey(table)) {
            return;
        }
        for (String column : needed) {
            if (!has(table, column)) {
                throw fault("table " + table + " has no column " + column);
            }
        }
        List<String> selected = new ArrayList<>();
        needed.forEach(column -> selected.add("t.\"" + column + "\" AS \"" + column + "\""));
        optional.forEach(column ->
                selected.add((has(table, column) ? "t.\"" + column + "\"" : "NULL") + " AS \"" + column + "\""));
        nameColumn.ifPresent(
                column -> selected.add("(SELECT value FROM StringIds s WHERE s.id = t.\"" + column + "\") AS name"));
        String sql = "SELECT " + String.join(", ", selected) + " FROM " + table + " t";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            SqliteTable row = new SqliteTable(file.path(), table, rows);
            while (row.next()) {
                readRow(row, reader);
            }
        }
    }

    private static void readRow(SqliteTable row, RowReader reader) throws SQLException {
        try {
            reader.read(row);
        } catch (BadProfile e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw row.fault(e.getMessage());
        }
    }

    private String named(String table, String column) {
        if (!has(table, column)) {
            throw fault("table " + table + " has no column " + column);
        }
        return column;
    }

    private Optional<String> deviceName(List<GpuActivity> activities) throws SQLException {
        if (activities.isEmpty() || !columns.containsKey("TARGET_INFO_GPU")) {
            return Optional.empty();
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT name FROM TARGET_INFO_GPU WHERE id = ?")) {
            query.setLong(1, activities.get(0).device());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private boolean has(String table, String column) {
        return columns.get(table).contains(column.toLowerCase(Locale.ROOT));
    }

    private BadProfile fault(String fault) {
        return new BadProfile(
                file.path(),
                "",
                fault,
                "record with nsys profile --trace=cuda and export with nsys export --type sqlite");
    }

    private String shared(String name) {
        return names.computeIfAbsent(name, key -> key);
    }
}
