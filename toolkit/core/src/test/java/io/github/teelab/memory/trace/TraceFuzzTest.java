package io.github.teelab.memory.trace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.fuzz.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a valid trace, reading it ends at its end or in one line. */
class TraceFuzzTest {
    @TempDir
    private Path folder;

    @Test
    void memoryTrace() throws IOException {
        byte[] plain = "LD 0x1a2b40\nST 0xFFFFFFFFFFFFFFC0\r\n\n  LD\t0X0040  \nST 0x0\n"
                .repeat(4)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] packed = gzip(plain);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(packed);
        members.writeBytes(packed);
        Fuzz.run("memory trace", List.of(plain, packed, members.toByteArray()), folder, file -> {
            try (TraceReader reader = TraceReader.open(file)) {
                while (reader.next()) {
                    assertTrue(reader.line() > 0);
                }
            }
        });
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
