package io.github.teelab.memory.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The rules for write-backs of TensorTEE's section 4.2, one by one. */
class TensorEntryTest {
    private final TensorEntry entry = new TensorEntry(TensorShape.run(10, 1, 4), 6);

    @Test
    void aRoundFromFirstToLastLineMovesTheVersionOnce() {
        for (long line = 10; line < 13; line++) {
            assertTrue(entry.write(line, true));
            assertEquals(6, entry.version());
            assertEquals(7, entry.versionOf(line), "a line that was written has the next version");
        }
        assertTrue(entry.isUpdating());
        assertTrue(entry.write(13, true));
        assertEquals(7, entry.version());
        assertFalse(entry.isUpdating());
        assertEquals(7, entry.versionOf(10));
    }

    @Test
    void aRoundMayRunBackwards() {
        assertTrue(entry.write(13, true));
        assertTrue(entry.write(12, true));
        assertTrue(entry.write(11, true));
        assertTrue(entry.write(10, true));
        assertEquals(7, entry.version());
    }

    @Test
    void aLineInsideBeforeTheFirstFails() {
        assertFalse(entry.write(11, true));
        assertTrue(entry.write(11, false), "unless any line may begin");
    }

    @Test
    void aLineWrittenTwiceInARoundFails() {
        assertTrue(entry.write(10, true));
        assertTrue(entry.write(11, true));
        assertFalse(entry.write(11, true));
        assertFalse(entry.write(10, true));
        assertFalse(entry.write(11, false));
    }

    @Test
    void theLastLineBeforeAllOthersAreWrittenFails() {
        assertTrue(entry.write(10, true));
        assertTrue(entry.write(11, true));
        assertFalse(entry.write(13, true));
        assertTrue(entry.write(13, false), "unless any line may end");
        assertTrue(entry.write(12, false));
        assertEquals(7, entry.version());
    }
}
