package io.github.teelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> OutputFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertTrue(e.getMessage().startsWith("cannot write " + file), e.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), files(folder));
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path secret = Files.writeString(outside.resolve("secret"), "mine");
        Path out = Files.createDirectory(folder.resolve("out"));
        Path file = Files.createSymbolicLink(out.resolve("report.html"), secret);
        OutputFile.write(file, "page");
        assertEquals("mine", Files.readString(secret));
        assertFalse(Files.isSymbolicLink(file));
        assertEquals("page", Files.readString(file));
        assertEquals(List.of(file), files(out));
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("report.html"));
        assertThrows(UncheckedIOException.class, () -> OutputFile.write(taken, "page"));
        assertTrue(Files.isDirectory(taken));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
