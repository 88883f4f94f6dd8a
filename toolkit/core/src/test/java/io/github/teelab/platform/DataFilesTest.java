package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class DataFilesTest {
    @TempDir
    private Path directory;

    @AfterEach
    void useTheToolkitsDataAgain() {
        System.clearProperty(DataFiles.DIRECTORY_PROPERTY);
    }

    @Test
    void aPackedFileIsReadAsATable() {
        Table table = DataFiles.table("measurements/h100_copy_bandwidth.csv");
        assertEquals(125, table.rowCount());
        assertEquals(List.of("copy", "bytes", "cc_off_gb_per_s", "cc_on_gb_per_s"), table.columnNames());
        assertEquals(ColumnType.INTEGER, table.column("bytes").type());
    }

    @Test
    void commentsAreSkippedAndBlanksAreMissing() {
        Table table = DataFiles.table("papers/fastrack.csv");
        assertEquals(4, table.rowCount());
        assertTrue(table.column("low").isMissing(3));
        Table calls = DataFiles.table("measurements/h100_api_calls.csv");
        assertEquals("call", calls.column(0).name());
    }

    @Test
    void zeroAndOneStayNumbers() throws IOException {
        own("flags.csv", "cc\n0\n1\n");
        assertEquals(ColumnType.INTEGER, DataFiles.table("flags.csv").column(0).type());
    }

    @Test
    void aUsersFileComesFirstAndTheRestStays() throws IOException {
        own("papers/fastrack.csv", "quantity,low,high,unit,source,role\nmine,1.5,2,x,my bench,predict\n");
        assertEquals(1, DataFiles.table("papers/fastrack.csv").rowCount());
        assertEquals(5, DataFiles.table("papers/gpu_travelling.csv").rowCount());
        assertTrue(DataFiles.exists("papers/gpu_travelling.csv"));
        assertFalse(DataFiles.exists("papers/none.csv"));
    }

    @Test
    void bytesAndTextAreTheSame() throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = DataFiles.reader("papers/fastrack.csv");
                InputStream bytes = DataFiles.open("papers/fastrack.csv")) {
            reader.transferTo(text);
            assertEquals(new String(bytes.readAllBytes(), StandardCharsets.UTF_8), text.toString());
        }
        assertTrue(text.toString().startsWith("quantity,low,high"));
    }

    @Test
    void aMissingFileSaysWhereItWasLookedForAndWhatToDo() {
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, directory.toString());
        String message = assertThrows(IllegalArgumentException.class, () -> DataFiles.table("papers/none.csv"))
                .getMessage();
        assertTrue(message.contains("\"papers/none.csv\""), message);
        assertTrue(message.contains(directory.toString()), message);
        assertTrue(message.contains("-Dteelab.data=DIRECTORY"), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void aRaggedFileIsRefusedByName() throws IOException {
        own("ragged.csv", "a,b\n1,2\n3,4,5\n");
        String message = assertThrows(IllegalArgumentException.class, () -> DataFiles.table("ragged.csv"))
                .getMessage();
        assertTrue(message.contains("ragged.csv"), message);
        assertTrue(message.contains("allowed comma-separated lines of equal length"), message);
    }

    @Test
    void aUsersFileMustLookLikeTheToolkits() {
        String header = "quantity,low,high,unit,source,role\n";
        assertRefused(header.replace(",low", ""), "column low is missing");
        assertRefused(header + "mine,1.5,,x,a,predict\n", "line 2: high is blank");
        assertRefused(header + "mine,much,2,x,a,predict\n", "line 2: low got \"much\", allowed is a number from 0");
        assertRefused(header + "mine,-1,2,x,a,predict\n", "line 2: low got \"-1\"");
        assertRefused(header + "mine,1e300,2,x,a,predict\n", "of at most 54120");
        assertRefused(header + "mine,NaN,2,x,a,predict\n", "line 2: low got \"NaN\"");
        assertRefused(header + "mine,1,2,,a,predict\n", "line 2: unit is blank");
        assertRefused(header + "mine,1,2,x,a,predict", "the last line has no line end");
        assertRefused(header + "mine,1,2,x,\"a,predict\n", "inside a quoted cell");
        assertRefused(header, "no row follows the header");
        assertRefused("", "no header line");
    }

    private void assertRefused(String text, String part) {
        own("papers/fastrack.csv", text);
        String message = assertThrows(IllegalArgumentException.class, () -> DataFiles.table("papers/fastrack.csv"))
                .getMessage();
        assertTrue(message.startsWith("data file " + directory) && message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    /** The packed files are read as Tablesaw's own reader reads them. */
    @Test
    void everyPackedFileIsTheTableThatTablesawReads() {
        int compared = 0;
        for (String folder : List.of("calibration", "measurements", "memory", "models", "papers", "tee", "workload")) {
            for (String name : DataFiles.list(folder)) {
                if (name.endsWith(".csv")) {
                    assertSame(tablesaw(name), DataFiles.table(name));
                    compared++;
                }
            }
        }
        assertTrue(compared > 50, compared + " files");
    }

    private static Table tablesaw(String name) {
        return Table.read()
                .usingOptions(CsvReadOptions.builder(DataFiles.reader(name))
                        .tableName(name)
                        .header(true)
                        .commentPrefix('#')
                        .missingValueIndicator("")
                        .columnTypesToDetect(
                                List.of(ColumnType.INTEGER, ColumnType.LONG, ColumnType.DOUBLE, ColumnType.STRING))
                        .sample(false));
    }

    private static void assertSame(Table expected, Table read) {
        assertEquals(expected.columnNames(), read.columnNames());
        for (int i = 0; i < expected.columnCount(); i++) {
            String where = expected.name() + ", " + expected.column(i).name();
            assertEquals(expected.column(i).type(), read.column(i).type(), where);
            assertEquals(expected.column(i).asList(), read.column(i).asList(), where);
        }
    }

    @Test
    void namesThatLeaveTheDirectoryAreRefused() {
        for (String name : List.of("../pom.xml", "/etc/hosts", "papers/../../x", "a\\b", "")) {
            assertThrows(IllegalArgumentException.class, () -> DataFiles.open(name), name);
        }
    }

    @Test
    void aFolderListsPackedAndOwnFilesTogether() throws IOException {
        own("papers/mine.csv", "a\n1\n");
        List<String> names = DataFiles.list("papers");
        assertTrue(names.containsAll(List.of("papers/fastrack.csv", "papers/mine.csv")), names.toString());
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(List.of(), DataFiles.list("nothing"));
    }

    @Test
    void aFolderOfAJarIsListedToo() throws Exception {
        Path jar = directory.resolve("with space.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : List.of("io/github/teelab/data/f/", "io/github/teelab/data/f/a.csv")) {
                out.putNextEntry(new JarEntry(entry));
            }
            String type = DataFiles.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(type));
            try (InputStream in = DataFiles.class.getResourceAsStream("DataFiles.class")) {
                in.transferTo(out);
            }
        }
        // Its own class loader, so that the class sees the jar's resources and not the ones of the build.
        URL tables = Table.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL(), tables}, null)) {
            Object names = loader.loadClass(DataFiles.class.getName())
                    .getMethod("list", String.class)
                    .invoke(null, "f");
            assertEquals(List.of("f/a.csv"), names);
        }
    }

    private void own(String name, String text) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, directory.toString());
    }
}
