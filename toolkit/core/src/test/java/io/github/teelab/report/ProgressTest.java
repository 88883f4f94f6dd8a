package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final byte[] BYTES = new byte[3 << 20];

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Progress shown = Progress.on(new PrintStream(screen, true, StandardCharsets.UTF_8));

    @Test
    void aBarNamesTheWorkAndCountsItsSteps() {
        try (Progress.Task task = shown.start("calibrate", 2)) {
            assertEquals("first", task.step("one", () -> "first"));
            task.step("two", () -> "second");
        }
        String text = screen.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("calibrate") && text.contains("2/2"), text);
    }

    @Test
    void aBarIsTakenAway() {
        shown.start("calibrate", 1).close();
        String[] lines = screen.toString(StandardCharsets.UTF_8).split("\r");
        assertEquals("", lines[lines.length - 1].strip(), screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aStepThatFailsIsOverAndItsFailureSeen() {
        try (Progress.Task task = shown.start("calibrate", 1)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> task.step("bad", () -> {
                        throw new IllegalStateException();
                    }));
        }
        assertTrue(screen.toString(StandardCharsets.UTF_8).contains("1/1"));
    }

    @Test
    void bytesPassUnchangedAndAreCounted() throws IOException {
        try (InputStream read = shown.reading("ddr4-3200", new ByteArrayInputStream(BYTES), BYTES.length)) {
            assertArrayEquals(BYTES, read.readAllBytes());
        }
        String text = screen.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("ddr4-3200") && text.contains("3/3 MiB"), text);
    }

    @Test
    void noneLeavesEverythingAsItIs() {
        InputStream stream = InputStream.nullInputStream();
        assertSame(stream, Progress.none().reading("ddr4-3200", stream, 1));
    }

    /** The tests' virtual machine was not started by the launcher, so it must be silent. */
    @Test
    void withoutTheLaunchersWordThereAreNoBars() {
        InputStream stream = InputStream.nullInputStream();
        assertSame(stream, Progress.onTerminal().reading("ddr4-3200", stream, 1));
    }
}
