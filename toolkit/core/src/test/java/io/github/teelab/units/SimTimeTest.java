package io.github.teelab.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SimTimeTest {
    @Test
    void readsAndWritesTheSameMoment() {
        assertEquals("1.5 ms", SimTime.us(1500).toString());
        assertEquals(SimTime.us(1500), SimTime.parse("1.5 ms"));
    }

    @Test
    void refusesTimeBeforeTheStart() {
        assertThrows(IllegalArgumentException.class, () -> SimTime.ps(-1));
        assertThrows(IllegalArgumentException.class, () -> SimTime.ns(-0.5));
    }

    @Test
    void refusesATimeWithoutAUnit() {
        assertThrows(IllegalArgumentException.class, () -> SimTime.parse("12"));
    }
}
