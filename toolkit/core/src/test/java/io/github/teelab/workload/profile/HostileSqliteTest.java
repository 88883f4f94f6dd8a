package io.github.teelab.workload.profile;

import static io.github.teelab.workload.profile.Faults.assertBadProfile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite files made to hang, to fill memory or to be misread. */
class HostileSqliteTest {
    private static final String CALLS = "CUPTI_ACTIVITY_KIND_RUNTIME";
    private static final String COPIES = "CUPTI_ACTIVITY_KIND_MEMCPY";

    @TempDir
    private Path folder;

    @Test
    void namesWithoutAKeyAreReadInOnePass() {
        Path file = Samples.sqlite(
                folder,
                "keyless.sqlite",
                Samples.SQLITE,
                "CREATE TABLE s (id INTEGER, value TEXT)",
                "INSERT INTO s SELECT * FROM StringIds",
                "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
                        + " INSERT INTO s SELECT i, 'cuda' || i FROM n",
                "INSERT INTO " + CALLS + " SELECT 2000 + id, 2001 + id, 0, 704643115, id, id, 0, NULL FROM s",
                "DROP TABLE StringIds",
                "ALTER TABLE s RENAME TO StringIds");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals(199_911, Profiles.nsysSqlite(file).calls().size()));
    }

    @Test
    void onlyWholeNumbersAreNumbers() {
        String set = "UPDATE " + COPIES + " SET ";
        assertRefused("bytes is \"12 MB\"", set + "bytes = '12 MB'");
        assertRefused("start is \"soon\"", set + "start = 'soon'");
        assertRefused("bytes is \"12.5\"", set + "bytes = 12.5");
        assertRefused("bytes is a blob", set + "bytes = x'0c'");
        assertRefused("srcKind is empty", set + "srcKind = NULL");
        assertRefused("correlationId is \"11x\"", set + "correlationId = '11x'");
        assertEquals(12, read(set + "bytes = '12'").activities().get(0).bytes());
    }

    @Test
    void namesAreTextAndUnambiguous() {
        assertRefused("value is not text", "UPDATE StringIds SET value = x'00' WHERE id = 6");
        assertRefused(
                "id 6 has two values",
                "CREATE TABLE s (id INTEGER, value TEXT)",
                "INSERT INTO s SELECT * FROM StringIds",
                "INSERT INTO s VALUES (6, 'cudaFree')",
                "DROP TABLE StringIds",
                "ALTER TABLE s RENAME TO StringIds");
    }

    @Test
    void onlyOrdinaryTablesAreRead() {
        assertRefused(
                "table " + COPIES + " is a view",
                "ALTER TABLE " + COPIES + " RENAME TO c",
                "CREATE VIEW " + COPIES + " AS SELECT * FROM c");
        assertRefused(
                "table StringIds is a virtual table",
                "DROP TABLE StringIds",
                "CREATE VIRTUAL TABLE StringIds USING fts5(id, value)");
        assertRefused("generated column", "ALTER TABLE StringIds ADD COLUMN more AS (printf('%.*c', 900000000, 'x'))");
        assertRefused(
                "table " + COPIES + " is a view",
                "DROP TABLE " + COPIES,
                "CREATE VIEW cupti_activity_kind_memcpy AS SELECT 1");
    }

    @Test
    void harmlessOddities() {
        RecordedProfile expected = read();
        assertEquals(
                expected,
                read(
                        "CREATE TABLE s (id INTEGER PRIMARY KEY, value TEXT) WITHOUT ROWID",
                        "INSERT INTO s SELECT * FROM StringIds",
                        "DROP TABLE StringIds",
                        "ALTER TABLE s RENAME TO StringIds",
                        "CREATE INDEX i ON " + CALLS + " (hex(start))",
                        "CREATE TRIGGER t AFTER INSERT ON " + CALLS + " BEGIN DELETE FROM " + CALLS + "; END",
                        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
                                + " SELECT i FROM n"));
    }

    @Test
    void aHugeNameThatIsUsedIsRefusedAndOneThatIsNotIsPassedOver() {
        assertEquals(read(), read("INSERT INTO StringIds VALUES (99, printf('%.*c', 1000000, 'x'))"));
        assertRefused("characters", "UPDATE StringIds SET value = printf('%.*c', 1000000, 'x') WHERE id = 6");
    }

    @Test
    void anUnfinishedJournalIsNotPassedOver() throws IOException {
        Path file = file();
        Files.writeString(folder.resolve("app.sqlite-wal"), "pages");
        assertBadProfile(() -> Profiles.nsysSqlite(file), "unfinished journal", "app.sqlite-wal");
    }

    @Test
    void aFileThatEndsEarlyIsRefusedWhereverItIsCut() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        for (int length = 600; length < whole.length; length += 1_000) {
            Path cut = Samples.bytes(folder, "cut.sqlite", Arrays.copyOf(whole, length));
            assertBadProfile(() -> Profiles.nsysSqlite(cut), "ends early");
        }
    }

    private void assertRefused(String part, String... changes) {
        Path file = file(changes);
        assertBadProfile(() -> Profiles.nsysSqlite(file), "app.sqlite", part);
    }

    private RecordedProfile read(String... changes) {
        return Profiles.nsysSqlite(file(changes));
    }

    private Path file(String... changes) {
        try {
            Files.deleteIfExists(folder.resolve("app.sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] scripts = new String[changes.length + 1];
        scripts[0] = Samples.SQLITE;
        System.arraycopy(changes, 0, scripts, 1, changes.length);
        return Samples.sqlite(folder, "app.sqlite", scripts);
    }
}
