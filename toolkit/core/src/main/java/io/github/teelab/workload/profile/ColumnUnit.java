package io.github.teelab.workload.profile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Units that {@code nsys stats} puts in parentheses behind a column's name, as factors to nanoseconds, bytes or bytes
 * per second.
 *
 * <p>Spellings are those of the {@code --timeunit} and {@code mem=} options, and the longer ones of releases before
 * 2022 ({@code nsec}).
 */
final class ColumnUnit {
    private static final BigDecimal K = BigDecimal.valueOf(1_000);
    private static final BigDecimal KI = BigDecimal.valueOf(1_024);

    /** To nanoseconds. */
    static final ColumnUnit TIME = new ColumnUnit(
            "ns, us, ms, s",
            Map.ofEntries(
                    Map.entry("ns", BigDecimal.ONE),
                    Map.entry("nsec", BigDecimal.ONE),
                    Map.entry("us", K),
                    Map.entry("usec", K),
                    Map.entry("\u00b5s", K),
                    Map.entry("\u03bcs", K),
                    Map.entry("ms", K.pow(2)),
                    Map.entry("msec", K.pow(2)),
                    Map.entry("s", K.pow(3)),
                    Map.entry("sec", K.pow(3))));

    /** To bytes; releases before 2022 print plain bytes under a header without a unit. */
    static final ColumnUnit MEMORY = new ColumnUnit(
            "B, KB, MB, GB, TB, KiB, MiB, GiB, TiB",
            Map.ofEntries(
                    Map.entry("", BigDecimal.ONE),
                    Map.entry("b", BigDecimal.ONE),
                    Map.entry("kb", K),
                    Map.entry("mb", K.pow(2)),
                    Map.entry("gb", K.pow(3)),
                    Map.entry("tb", K.pow(4)),
                    Map.entry("kib", KI),
                    Map.entry("mib", KI.pow(2)),
                    Map.entry("gib", KI.pow(3)),
                    Map.entry("tib", KI.pow(4))));

    private final String known;
    private final Map<String, BigDecimal> factors;

    private ColumnUnit(String known, Map<String, BigDecimal> factors) {
        this.known = known;
        this.factors = factors;
    }

    /** The factor of a unit, ignoring case; empty if it is not known. */
    Optional<BigDecimal> factor(String unit) {
        return Optional.ofNullable(factors.get(Names.lower(unit)));
    }

    /** The factor of a rate such as {@code MB/s} or {@code MBps}, to bytes per second. */
    static Optional<BigDecimal> perSecond(String unit) {
        String memory = unit.replaceFirst("(?i)(?:/s|ps)$", "");
        return memory.isEmpty() || memory.equals(unit) ? Optional.empty() : MEMORY.factor(memory);
    }

    /** The units to use, for a message. */
    String known() {
        return known;
    }
}
