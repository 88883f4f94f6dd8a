package io.github.teelab.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void readsWhatPeopleWrite() {
        assertEquals(Bytes.kib(64), Bytes.parse("64 KiB"));
        assertEquals(Bytes.of(1_500_000), Bytes.parse("1.5MB"));
        assertEquals(Bytes.of(4096), Bytes.parse("4096"));
    }

    @Test
    void writesTheLargestUnitItFills() {
        assertEquals("1.5 MiB", Bytes.kib(1536).toString());
        assertEquals("64 B", Bytes.of(64).toString());
    }

    @Property
    void wholeMebibytesSurviveTheRoundTrip(@ForAll @LongRange(min = 0, max = 1023) long mib) {
        assertEquals(Bytes.mib(mib), Bytes.parse(Bytes.mib(mib).toString()));
    }

    @Test
    void refusesNegativeAndNamesTheUnits() {
        assertThrows(IllegalArgumentException.class, () -> Bytes.of(-1));
        var error = assertThrows(IllegalArgumentException.class, () -> Bytes.parse("3 parsecs"));
        assertTrue(error.getMessage().contains("KiB"), error.getMessage());
    }
}
