package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IvCounterTest {
    @Test
    void anIvIsTheChannelThenTheCount() {
        assertEquals("00000001000000000000ffff", HexFormat.of().formatHex(IvCounter.iv(1, 0xFFFF)));
        assertArrayEquals(IvCounter.iv(-1, 0), new IvCounter(-1).next());
    }

    @Property(tries = 40)
    void allIvsOfARangeComeOnceAndNoMore(
            @ForAll int channel,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 200) long first,
            @ForAll @IntRange(max = 200) int count) {
        IvCounter counter = new IvCounter(channel, first, first + count);
        assertEquals(count, counter.remaining());
        Set<String> seen = IntStream.range(0, count)
                .parallel()
                .mapToObj(index -> HexFormat.of().formatHex(counter.next()))
                .collect(Collectors.toSet());
        assertEquals(count, seen.size());
        assertEquals(0, counter.remaining());
        assertThrows(IvExhausted.class, counter::next);
        assertThrows(IvExhausted.class, counter::next);
    }

    @Test
    void theLastValueOfALongIsNoWayAround() {
        IvCounter counter = new IvCounter(3, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertArrayEquals(IvCounter.iv(3, Long.MAX_VALUE - 1), counter.next());
        assertThrows(IvExhausted.class, counter::next);
        IvExhausted again = assertThrows(IvExhausted.class, counter::next);
        assertTrue(again.getMessage().contains("new key"), again.getMessage());
    }

    @Test
    void rangesMustNotBeNegative() {
        assertThrows(IllegalArgumentException.class, () -> new IvCounter(0, -1, 5));
        assertThrows(IllegalArgumentException.class, () -> new IvCounter(0, 6, 5));
    }
}
