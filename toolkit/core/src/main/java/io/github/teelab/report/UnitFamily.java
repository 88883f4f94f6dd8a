package io.github.teelab.report;

import java.util.List;
import java.util.Optional;

/**
 * Units of one quantity, from small to large, so that a chart can show 3,000,000 ns as 3 ms. Values in a unit that no
 * family knows are shown as they are.
 */
record UnitFamily(List<Unit> units) {
    /** One unit: how it is written, other ways a caller may write it, and how many base units it holds. */
    record Unit(String symbol, List<String> aliases, double factor) {
        Unit(String symbol, double factor) {
            this(symbol, List.of(), factor);
        }

        boolean isWritten(String text) {
            return symbol.equals(text) || aliases.contains(text);
        }
    }

    private static final UnitFamily TIME = new UnitFamily(List.of(
            new Unit("ps", 1),
            new Unit("ns", 1e3),
            new Unit("µs", List.of("us"), 1e6),
            new Unit("ms", 1e9),
            new Unit("s", 1e12)));
    private static final UnitFamily BYTES = new UnitFamily(List.of(
            new Unit("B", List.of("bytes"), 1),
            new Unit("KiB", 0x1p10),
            new Unit("MiB", 0x1p20),
            new Unit("GiB", 0x1p30),
            new Unit("TiB", 0x1p40)));
    private static final List<UnitFamily> ALL = List.of(TIME, BYTES, decimal("B/s"), decimal("FLOP/s"), decimal("Hz"));

    private static UnitFamily decimal(String base) {
        return new UnitFamily(List.of(
                new Unit(base, 1),
                new Unit("k" + base, 1e3),
                new Unit("M" + base, 1e6),
                new Unit("G" + base, 1e9),
                new Unit("T" + base, 1e12),
                new Unit("P" + base, 1e15)));
    }

    static Optional<UnitFamily> of(String unit) {
        return ALL.stream()
                .filter(family -> family.units.stream().anyMatch(known -> known.isWritten(unit)))
                .findFirst();
    }

    boolean isBytes() {
        return equals(BYTES);
    }

    /** The unit written as {@code text}. */
    Unit unit(String text) {
        return units.stream().filter(known -> known.isWritten(text)).findFirst().orElseThrow();
    }

    /** The largest unit that {@code amount} base units fill; the smallest if they fill none. */
    Unit filledBy(double amount) {
        Unit chosen = units.get(0);
        for (Unit unit : units) {
            // A hair of slack keeps 1 ms from becoming 1000 us when it was reached by arithmetic.
            if (Math.abs(amount) >= unit.factor() * (1 - 1e-9)) {
                chosen = unit;
            }
        }
        return chosen;
    }

    static String label(String title, String unit) {
        if (unit.isEmpty()) {
            return title;
        }
        return title.isEmpty() ? unit : title + " (" + unit + ")";
    }
}
