package io.github.teelab.workload.profile;

import static io.github.teelab.workload.profile.Faults.assertBadProfile;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsysSqliteTest {
    @TempDir
    Path folder;

    @Test
    void readsRuntimeAndDriverCallsUnderCanonicalNames() {
        List<ApiCall> calls = read().calls();
        assertEquals(
                List.of("cudaMemcpyAsync", "cudaLaunchKernel", "cuLaunchKernel", "cudaMemsetAsync"),
                calls.stream().map(ApiCall::name).toList());
        assertEquals(new ApiCall(1000, 500, "cudaMemcpyAsync", 11, 42, 43), calls.get(0));
    }

    @Test
    void readsKernelsCopiesAndFills() {
        assertEquals(
                List.of(
                        new GpuActivity(
                                Kind.COPY,
                                "[CUDA memcpy Host-to-Device]",
                                1400,
                                864,
                                11,
                                0,
                                1,
                                7,
                                12,
                                MemoryKind.PINNED,
                                MemoryKind.DEVICE),
                        GpuActivity.kernel("step(float *, int)", 2300, 100, 12, 0, 1, 7),
                        new GpuActivity(
                                Kind.FILL,
                                "[CUDA memset]",
                                2420,
                                10,
                                13,
                                0,
                                1,
                                7,
                                4096,
                                MemoryKind.NONE,
                                MemoryKind.DEVICE)),
                read().activities());
    }

    @Test
    void takesTheNameFromTheFileAndTheGpuFromItsTable() {
        assertEquals("app", read().name());
        assertEquals(Optional.of("NVIDIA H100 NVL"), read().device());
    }

    @Test
    void tablesThatWereNeverCreatedAreNoFault() {
        RecordedProfile profile = read(
                "DROP TABLE CUPTI_ACTIVITY_KIND_MEMSET",
                "DROP TABLE CUPTI_ACTIVITY_KIND_KERNEL",
                "DROP TABLE TARGET_INFO_GPU");
        assertEquals(1, profile.activities().size());
        assertEquals(Optional.empty(), profile.device());
    }

    @Test
    void leavesTheFileAndItsFolderAsTheyWere() throws IOException {
        Path file = Samples.sqlite(folder, "app #1 %41.sqlite", Samples.SQLITE);
        byte[] before = Files.readAllBytes(file);
        Profiles.nsysSqlite(file.toString());
        assertArrayEquals(before, Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void noGpuWorkAtAll() {
        assertFault(
                "no GPU work",
                "DELETE FROM CUPTI_ACTIVITY_KIND_MEMSET",
                "DELETE FROM CUPTI_ACTIVITY_KIND_KERNEL",
                "DELETE FROM CUPTI_ACTIVITY_KIND_MEMCPY");
    }

    @Test
    void missingTablesAndColumns() {
        assertFault("table CUPTI_ACTIVITY_KIND_RUNTIME is missing", "DROP TABLE CUPTI_ACTIVITY_KIND_RUNTIME");
        assertFault("table StringIds is missing", "DROP TABLE StringIds");
        assertFault("has no column bytes", "ALTER TABLE CUPTI_ACTIVITY_KIND_MEMCPY RENAME COLUMN bytes TO size");
        assertFault(
                "has no column shortName",
                "ALTER TABLE CUPTI_ACTIVITY_KIND_KERNEL RENAME demangledName TO a",
                "ALTER TABLE CUPTI_ACTIVITY_KIND_KERNEL RENAME shortName TO b");
    }

    @Test
    void impossibleRowsAreToldByTableAndRow() {
        assertFault(
                "CUPTI_ACTIVITY_KIND_KERNEL row 1: duration is negative",
                "UPDATE CUPTI_ACTIVITY_KIND_KERNEL SET end = 5");
        assertFault(
                "CUPTI_ACTIVITY_KIND_RUNTIME row 2: name is not in StringIds", "DELETE FROM StringIds WHERE id = 6");
        assertFault(
                "CUPTI_ACTIVITY_KIND_MEMCPY row 1: srcKind is empty",
                "UPDATE CUPTI_ACTIVITY_KIND_MEMCPY SET srcKind = NULL");
        assertFault("bytes: got -7", "UPDATE CUPTI_ACTIVITY_KIND_MEMSET SET bytes = -7");
        assertFault(
                "292 years",
                "UPDATE CUPTI_ACTIVITY_KIND_MEMSET SET start = -9000000000000000000, end = 9000000000000000000");
        assertFault("106 days", "UPDATE CUPTI_ACTIVITY_KIND_MEMSET SET start = 1, end = 9000000000000000000");
    }

    @Test
    void graphsRecordedAsWholesAreRefused() {
        assertFault(
                "--cuda-graph-trace=node",
                "CREATE TABLE CUPTI_ACTIVITY_KIND_GRAPH_TRACE (start INTEGER, end INTEGER)",
                "INSERT INTO CUPTI_ACTIVITY_KIND_GRAPH_TRACE VALUES (1, 2)");
    }

    @Test
    void viewInPlaceOfATableIsNotRun() {
        assertFault(
                "table CUPTI_ACTIVITY_KIND_RUNTIME is a view",
                "DROP TABLE CUPTI_ACTIVITY_KIND_RUNTIME",
                "CREATE VIEW CUPTI_ACTIVITY_KIND_RUNTIME AS WITH RECURSIVE n(i) AS"
                        + " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
    }

    @Test
    void cutAndForeignFiles() throws IOException {
        byte[] whole = Files.readAllBytes(Samples.sqlite(folder, "whole.sqlite", Samples.SQLITE));
        Path cut = Samples.bytes(folder, "cut.sqlite", Arrays.copyOf(whole, whole.length / 2));
        assertBadProfile(() -> Profiles.nsysSqlite(cut), "cut.sqlite", "cut or damaged");
        Path packed = Samples.bytes(folder, "app.sqlite.gz", Samples.gzip(whole));
        assertBadProfile(() -> Profiles.nsysSqlite(packed), "gunzip");
        Path csv = Samples.text(folder, "a.csv", Samples.API);
        assertBadProfile(() -> Profiles.nsysSqlite(csv), "a.csv", "expected an Nsight Systems SQLite export");
    }

    private RecordedProfile read(String... changes) {
        return Profiles.nsysSqlite(file(changes));
    }

    private void assertFault(String part, String... changes) {
        Path file = file(changes);
        assertBadProfile(() -> Profiles.nsysSqlite(file), "app.sqlite", part);
    }

    private Path file(String... changes) {
        try {
            Files.deleteIfExists(folder.resolve("app.sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Samples.sqlite(
                folder,
                "app.sqlite",
                Stream.concat(Stream.of(Samples.SQLITE), Stream.of(changes)).toArray(String[]::new));
    }
}
