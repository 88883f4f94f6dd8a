package io.github.teelab.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RatesTest {
    @Test
    void aGigabytePerSecondMovesAByteInANanosecond() {
        assertEquals(SimTime.ns(1), Bandwidth.gbPerSecond(1).timeFor(Bytes.of(1)));
    }

    @Test
    void networkRatesAreInBits() {
        assertEquals(Bandwidth.mbPerSecond(0.5), Bandwidth.parse("4 Mbit/s"));
    }

    @Test
    void cyclesOfATwoGigahertzClockLastHalfANanosecond() {
        assertEquals(SimTime.ps(500), Frequency.ghz(2).cycles(1));
    }

    @Test
    void operationsTakeTheirTime() {
        assertEquals(SimTime.seconds(2), Flops.tera(1).timeFor(2e12));
    }

    @Test
    void zeroAndNotANumberAreNoRates() {
        assertThrows(IllegalArgumentException.class, () -> Bandwidth.gbPerSecond(0));
        assertThrows(IllegalArgumentException.class, () -> Frequency.ghz(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Flops.parse("fast"));
    }

    @Property
    void timesOfTwoParcelsAddUpToWithinRounding(
            @ForAll @LongRange(min = 0, max = 1L << 40) long a, @ForAll @LongRange(min = 0, max = 1L << 40) long b) {
        Bandwidth rate = Bandwidth.gbPerSecond(3.03);
        assertEquals(rate.picosFor(a + b), rate.picosFor(a) + rate.picosFor(b), 2.0);
    }
}
