package io.github.teelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void plainTextIsLeftAlone() {
        String text = "step(float *, int) \u00e9 \u4e2d \ud83d\ude00";
        assertSame(text, Printable.escaped(text));
    }

    @Test
    void whatATerminalOrBrowserWouldActOnIsShown() {
        assertEquals("\\u001b[31mred", Printable.escaped("\u001b[31mred"));
        assertEquals("a\\nb\\r\\tc\\u0000", Printable.escaped("a\nb\r\tc\0"));
        assertEquals("\\u202eexe.txt", Printable.escaped("\u202eexe.txt"));
        assertEquals("\\u009b2J \\u2028 \\ufeff", Printable.escaped("\u009b2J \u2028 \ufeff"));
        assertEquals("half \\ud800.", Printable.escaped("half \ud800."));
        assertEquals("\\uffff", Printable.escaped("\uffff"));
    }

    @Test
    void messagesAreOneShortLine() {
        assertEquals("a b \\u0007", Printable.oneLine(" a\r\nb \u0007 "));
        assertEquals("\"" + "x".repeat(60) + "...\"", Printable.quoted("x".repeat(1_000)));
        assertEquals(163, Printable.brief("y".repeat(1_000_000)).length());
        assertEquals(163, Printable.brief("\u202e".repeat(100)).length());
    }
}
