package io.github.teelab.memory.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    @TempDir
    private Path folder;

    @Test
    void plainAndGzipAreReadAlike() throws IOException {
        String text = "LD 0x1a2b40\nST 0xFFFFFFFFFFFFFFC0\r\n\n  LD\t0X0040  \nST 0x0\n";
        List<String> expected = List.of("1 LD 1a2b40", "2 ST ffffffffffffffc0", "4 LD 40", "5 ST 0");
        assertEquals(expected, read(bytes(text)));
        assertEquals(expected, read(gzip(bytes(text))));
    }

    @Test
    void anEmptyFileHasNoRequests() throws IOException {
        assertEquals(List.of(), read(new byte[0]));
        assertEquals(List.of(), read(gzip(new byte[0])));
        assertEquals(List.of(), read(bytes("\n\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "LOAD 0x40, got \"LOAD 0x40\"",
        "ld 0x40, got \"ld 0x40\"",
        "LD, got the end of the line",
        "LD 64, got \"64\"",
        "LD 0x, got the end of the line",
        "LD 0xg, got \"g\"",
        "LD 0x40 7, got \"7\"",
        "LD0x40, got \"0x40\"",
        "LD 0x10000000000000000, more than 64 bits",
        "L, got \"L\"",
    })
    void anErrorNamesFileLineAndRemedy(String line, String fault) throws IOException {
        for (String end : List.of("", "\n", "\nLD 0x80\n")) {
            BadTrace error = assertThrows(BadTrace.class, () -> read(bytes("LD 0x40\n" + line + end)));
            String message = error.getMessage();
            assertTrue(message.contains("t.trace, line 2: ") && message.contains(fault), message);
            assertTrue(message.endsWith("; write one request a line, LD 0x1a2b40 or ST 0x1a2b40"), message);
        }
    }

    @Test
    void aLastLineWithoutItsEndMayBeCut() {
        BadTrace error = assertThrows(BadTrace.class, () -> read(bytes("LD 0x1a2b40\nST 0x1a2")));
        assertTrue(error.getMessage().contains("t.trace, line 2: the last line has no line end"), error.getMessage());
    }

    @Test
    void aDamagedSecondMemberIsNoEnd() throws IOException {
        byte[] member = gzip(bytes("LD 0x40\n".repeat(100)));
        byte[] both = Arrays.copyOf(member, 2 * member.length);
        System.arraycopy(member, 0, both, member.length, member.length);
        assertEquals(200, read(both).size());
        both[member.length] ^= 0x55;
        BadTrace error = assertThrows(BadTrace.class, () -> read(both));
        assertTrue(error.getMessage().contains("cannot be read further"), error.getMessage());
    }

    @Test
    void hostileBytesAreShownShortAndHarmless() {
        byte[] endless = new byte[1 << 20];
        Arrays.fill(endless, (byte) 0x1b);
        BadTrace error = assertThrows(BadTrace.class, () -> read(endless));
        assertTrue(error.getMessage().length() < 300, error.getMessage());
        assertFalse(error.getMessage().chars().anyMatch(Character::isISOControl));
    }

    @Test
    void truncatedGzipIsSaidToBe() throws IOException {
        byte[] whole = gzip(bytes("LD 0x40\n".repeat(1000)));
        for (int length : new int[] {3, 12, whole.length / 2, whole.length - 1}) {
            BadTrace error = assertThrows(BadTrace.class, () -> read(Arrays.copyOf(whole, length)));
            assertTrue(error.getMessage().contains("t.trace"), error.getMessage());
        }
        whole[whole.length / 2] ^= 0x55;
        assertThrows(BadTrace.class, () -> read(whole));
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        BadTrace missing = assertThrows(BadTrace.class, () -> TraceReader.open(folder.resolve("no.trace")));
        assertTrue(missing.getMessage().contains("no.trace: no such file"), missing.getMessage());
        assertThrows(BadTrace.class, () -> TraceReader.open(folder));
    }

    private List<String> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("t.trace"), bytes);
        List<String> requests = new ArrayList<>();
        try (TraceReader reader = TraceReader.open(file)) {
            while (reader.next()) {
                requests.add(reader.line() + (reader.write() ? " ST " : " LD ") + Long.toHexString(reader.address()));
            }
        }
        return requests;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
