package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RulerTest {
    private static List<String> labels(Ruler ruler) {
        return ruler.ticks().stream().map(Ruler.Tick::label).toList();
    }

    @Test
    void bytesOnALogarithmicAxisAreMarkedAtPowersOfTwo() {
        Ruler ruler = Ruler.around(Axis.log("Message size", "B"), 1 << 10, 1 << 20);
        assertEquals(
                List.of(
                        "1 KiB", "2 KiB", "4 KiB", "8 KiB", "16 KiB", "32 KiB", "64 KiB", "128 KiB", "256 KiB",
                        "512 KiB", "1 MiB"),
                labels(ruler));
        assertEquals("Message size", ruler.label());
    }

    @Test
    void manyDoublingsAreMarkedSparsely() {
        Ruler ruler = Ruler.around(Axis.log("Message size", "B"), 1 << 10, 1 << 30);
        assertEquals(
                List.of(
                        "1 KiB", "4 KiB", "16 KiB", "64 KiB", "256 KiB", "1 MiB", "4 MiB", "16 MiB", "64 MiB",
                        "256 MiB", "1 GiB"),
                labels(ruler));
    }

    @Test
    void timesOnALogarithmicAxisCarryTheirUnit() {
        Ruler ruler = Ruler.around(Axis.log("Latency", "ns"), 100, 1e8);
        assertEquals(List.of("100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms"), labels(ruler));
    }

    @Test
    void aLinearAxisChoosesAReadableUnit() {
        Ruler ruler = Ruler.around(Axis.linear("Time", "ps"), 0, 4e9);
        assertEquals("Time (ms)", ruler.label());
        assertEquals(List.of("0", "1", "2", "3", "4"), labels(ruler));
        assertEquals(2, ruler.position(2e9), 1e-12);
        assertEquals("2.5 ms", ruler.text(2.5e9));
    }

    @Test
    void aReadableUnitIsKept() {
        assertEquals(
                "Time (ms)", Ruler.around(Axis.linear("Time", "ms"), 0, 1500).label());
        assertEquals(
                "Size (GiB)", Ruler.around(Axis.linear("Size", "B"), 0, 0x1p33).label());
    }

    @Test
    void anUnknownUnitIsShownAsItIs() {
        Ruler ruler = Ruler.around(Axis.linear("Rate", "tokens/s"), 0, 60_000);
        assertEquals("Rate (tokens/s)", ruler.label());
        assertEquals(List.of("0", "20,000", "40,000", "60,000"), labels(ruler));
    }

    @Test
    void barsStartAtZeroOrAtADecade() {
        assertEquals(0, Ruler.forBars(Axis.linear("Time", ""), 90, 100).lower());
        assertEquals(1, Ruler.forBars(Axis.log("Time", ""), 20, 3000).lower());
    }

    @Property(tries = 300)
    void everyAxisCoversItsDataAndIsMarkedSeveralTimes(
            @ForAll @IntRange(min = -60, max = 90) int tenthsOfDecade,
            @ForAll @IntRange(min = 1, max = 9_000) int thousandthsOfDecade) {
        double least = Math.pow(10, tenthsOfDecade / 10.0);
        double ratio = Math.pow(10, thousandthsOfDecade / 1000.0);
        for (String unit : List.of("", "B", "ns", "GB/s")) {
            for (Axis axis : List.of(Axis.linear("", unit), Axis.log("", unit))) {
                Ruler ruler = Ruler.around(axis, least, least * ratio);
                double slack = 1e-6 * (ruler.upper() - ruler.lower());
                assertTrue(ruler.lower() <= ruler.position(least) + slack);
                assertTrue(ruler.upper() >= ruler.position(least * ratio) - slack);
                int marks = ruler.ticks().size();
                assertTrue(marks >= 2 && marks <= 16, () -> axis + " has " + marks + " marks: " + labels(ruler));
                assertTrue(ruler.ticks().stream()
                        .allMatch(tick ->
                                tick.position() >= ruler.lower() - slack && tick.position() <= ruler.upper() + slack));
            }
        }
    }
}
