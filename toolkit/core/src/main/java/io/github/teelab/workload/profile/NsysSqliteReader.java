package io.github.teelab.workload.profile;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final String STRINGS = "StringIds";
    private static final String GPUS = "TARGET_INFO_GPU";
    private static final Set<String> TABLES = Set.of(CALLS, KERNELS, COPIES, FILLS, GRAPHS, STRINGS, GPUS);
    private static final String CALL_NAME = "nameId";
    private static final int LONGEST_DEVICE = 200;
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
    private final SqliteFile tables;
    private final Collected collected;
    private final Map<Long, String> names = new HashMap<>();

    private NsysSqliteReader(ProfileFile file, SqliteFile tables) {
        this.file = file;
        this.tables = tables;
        this.collected = new Collected(file);
    }

    static RecordedProfile read(Path path) {
        ProfileFile file = ProfileFile.of(
                path, ProfileFile.Form.SQLITE, "an Nsight Systems SQLite export (nsys export --type sqlite)");
        if (file.isGzip()) {
            throw new BadProfile(path, "", "is a gzipped SQLite file", "unpack it first with gunzip");
        }
        try (SqliteFile tables = SqliteFile.open(file, TABLES)) {
            return new NsysSqliteReader(file, tables).profile();
        } catch (SQLException e) {
            throw SqliteFile.unreadable(file, e);
        }
    }

    private RecordedProfile profile() throws SQLException {
        if (!tables.has(CALLS) || !tables.has(STRINGS)) {
            throw fault("table " + (tables.has(CALLS) ? STRINGS : CALLS) + " is missing");
        }
        tables.scan(GRAPHS, List.of("start"), row -> {
            // Recorded graph by graph, the kernels inside are lost: what is left would not be the run.
            throw file.fault(
                    "",
                    "CUDA graphs were recorded as wholes, without the kernels inside",
                    "record again with nsys profile --cuda-graph-trace=node");
        });
        String kernelName = tables.has(KERNELS, "demangledName") ? "demangledName" : "shortName";
        readNames(kernelName);
        calls();
        kernels(kernelName);
        copies();
        fills();
        try {
            return collected.profile(file.profileName(), deviceName());
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage());
        }
    }

    /** Finds which names are used, then reads those in one pass, whatever keys the table of names has. */
    private void readNames(String kernelName) throws SQLException {
        check(CALLS, List.of(CALL_NAME));
        tables.scan(CALLS, List.of(CALL_NAME), row -> names.put(row.needed(CALL_NAME), ""));
        check(KERNELS, List.of(kernelName));
        tables.scan(KERNELS, List.of(kernelName), row -> names.put(row.needed(kernelName), ""));
        check(STRINGS, List.of("id", "value"));
        tables.scan(STRINGS, List.of("id", "value"), row -> {
            long id = row.needed("id");
            if (names.containsKey(id)) {
                String name = row.text("value");
                String before = names.put(id, name);
                if (!before.isEmpty() && !before.equals(name)) {
                    throw row.fault("id " + id + " has two values");
                }
            }
        });
    }

    private void calls() throws SQLException {
        List<String> needed = List.of("start", "end", "correlationId", CALL_NAME);
        each(CALLS, needed, List.of("globalTid", "returnValue"), row -> {
            long globalTid = row.optional("globalTid");
            collected.add(new ApiCall(
                    row.needed("start"),
                    row.durationNs(),
                    ApiNames.canonical(name(row, CALL_NAME)),
                    row.optional("correlationId"),
                    globalTid / PID_STEP % PID_STEP,
                    globalTid % PID_STEP,
                    row.optional("returnValue")));
        });
    }

    private void kernels(String nameColumn) throws SQLException {
        List<String> needed = List.of("start", "end", "deviceId", "streamId", "correlationId", nameColumn);
        each(
                KERNELS,
                needed,
                List.of("contextId"),
                row -> collected.add(
                        activity(row, Kind.KERNEL, name(row, nameColumn), MemoryKind.NONE, MemoryKind.NONE)));
    }

    private void copies() throws SQLException {
        List<String> needed = List.of(
                "start", "end", "deviceId", "streamId", "correlationId", "bytes", "copyKind", "srcKind", "dstKind");
        each(COPIES, needed, List.of("contextId"), row -> {
            long kind = row.needed("copyKind");
            String label = COPY_LABELS.get(kind >= 0 && kind < COPY_LABELS.size() ? (int) kind : 0);
            collected.add(activity(
                    row,
                    Kind.COPY,
                    "[CUDA memcpy " + label + "]",
                    MemoryKind.ofNsightId(row.needed("srcKind")),
                    MemoryKind.ofNsightId(row.needed("dstKind"))));
        });
    }

    private void fills() throws SQLException {
        boolean kinds = tables.has(FILLS, "memKind");
        List<String> needed = List.of("start", "end", "deviceId", "streamId", "correlationId", "bytes");
        each(
                FILLS,
                needed,
                List.of("contextId", "memKind"),
                row -> collected.add(activity(
                        row,
                        Kind.FILL,
                        "[CUDA memset]",
                        MemoryKind.NONE,
                        kinds ? MemoryKind.ofNsightId(row.optional("memKind")) : MemoryKind.UNKNOWN)));
    }

    private static GpuActivity activity(
            SqliteRow row, Kind kind, String name, MemoryKind source, MemoryKind destination) throws SQLException {
        return new GpuActivity(
                kind,
                name,
                row.needed("start"),
                row.durationNs(),
                row.optional("correlationId"),
                row.needed("deviceId"),
                row.optional("contextId"),
                row.needed("streamId"),
                kind == Kind.KERNEL ? 0 : row.needed("bytes"),
                source,
                destination);
    }

    /** Reads every row of a table, if the file has it. */
    private void each(String table, List<String> needed, List<String> optional, SqliteFile.RowReader reader)
            throws SQLException {
        check(table, needed);
        List<String> columns = Stream.concat(needed.stream(), optional.stream()).toList();
        tables.scan(table, columns, row -> readRow(row, reader));
    }

    private static void readRow(SqliteRow row, SqliteFile.RowReader reader) throws SQLException {
        try {
            reader.read(row);
        } catch (BadProfile e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw row.fault(e.getMessage());
        }
    }

    private void check(String table, List<String> columns) {
        for (String column : columns) {
            if (tables.has(table) && !tables.has(table, column)) {
                throw fault("table " + table + " has no column " + column);
            }
        }
    }

    private String name(SqliteRow row, String column) throws SQLException {
        String name = names.get(row.needed(column));
        if (name.isEmpty()) {
            throw row.fault("name is not in StringIds");
        }
        return name;
    }

    private Optional<String> deviceName() throws SQLException {
        List<String> found = new ArrayList<>();
        if (!collected.activities().isEmpty() && tables.has(GPUS, "id") && tables.has(GPUS, "name")) {
            long device = collected.activities().get(0).device();
            tables.scan(GPUS, List.of("id", "name"), row -> {
                if (row.optional("id") == device && found.isEmpty()) {
                    found.add(row.text("name"));
                }
            });
        }
        return found.stream().filter(name -> name.length() <= LONGEST_DEVICE).findFirst();
    }

    private BadProfile fault(String fault) {
        return file.fault("", fault, "record with nsys profile --trace=cuda and export with nsys export --type sqlite");
    }
}
