package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
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
        own("papers/fastrack.csv", "quantity,low\nmine,1.5\n");
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

    private void own(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, directory.toString());
    }
}
