package io.github.teelab.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files that are whole or absent: the bytes go to a file of another name in the same folder, which then takes
 * the wanted name. A link of that name is replaced, never followed.
 */
public final class OutputFile {
    /** What fills a file. */
    @FunctionalInterface
    public interface Contents {
        /** @throws IOException if the stream fails */
        void to(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes a file, replacing one of that name.
     *
     * @throws UncheckedIOException if it cannot be written; what was there before is unchanged
     */
    public static void write(Path file, Contents contents) {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                contents.to(out);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + " (" + reason(e, part)
                            + "); name a folder that can be written to and has room",
                    e);
        } finally {
            removed(part);
        }
    }

    /** As {@link #write(Path, Contents)}, text as UTF-8. */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String reason(IOException e, Path part) {
        String message =
                String.valueOf(e.getMessage()).replace(part.toString(), "").strip();
        return Printable.oneLine(e.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message));
    }

    private static void removed(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The write has failed already, or the file has its name: nothing is left to tell.
            return;
        }
    }
}
