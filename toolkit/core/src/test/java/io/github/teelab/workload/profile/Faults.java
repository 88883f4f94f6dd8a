package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** How a test states the fault it expects. */
final class Faults {
    private Faults() {}

    /** Runs what must be refused, with one line holding all the parts. */
    static void assertBadProfile(Executable reading, String... parts) {
        String message = assertThrows(BadProfile.class, reading).getMessage();
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), "expected \"" + part + "\" in: " + message);
        }
    }
}
