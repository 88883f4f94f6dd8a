package io.github.teelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UnpackedTest {
    @Test
    void plainAndPackedAreRead() throws IOException {
        assertEquals("", read(new byte[0]));
        assertEquals("a", read(bytes("a")));
        assertEquals("some text", read(bytes("some text")));
        assertEquals("some text", read(gzip("some text")));
        assertEquals("some text and more", read(joined(gzip("some text"), gzip(" and more"))));
    }

    /** The JDK's stream takes each of these for whole. */
    @Test
    void whatFollowsAMemberIsAMember() {
        byte[] member = gzip("some text");
        for (int cut = 1; cut < member.length; cut++) {
            byte[] both = joined(member, Arrays.copyOf(member, cut));
            assertThrows(IOException.class, () -> read(both), "cut to " + cut);
        }
        assertThrows(IOException.class, () -> read(joined(member, bytes("rest"))));
        assertThrows(IOException.class, () -> read(joined(member, new byte[1])));
    }

    @Test
    void aCutMemberIsAnError() {
        byte[] member = gzip("some text");
        for (int cut = 2; cut < member.length; cut++) {
            byte[] part = Arrays.copyOf(member, cut);
            assertThrows(IOException.class, () -> read(part), "cut to " + cut);
        }
    }

    private static String read(byte[] bytes) throws IOException {
        return new String(Unpacked.of(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
