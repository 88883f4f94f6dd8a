package io.github.teelab.workload.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as profilers print them; anything else is refused rather than guessed. */
final class Numbers {
    // Bounded digits and exponent: an unbounded exponent would make BigDecimal arithmetic run out of memory.
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{0,30})?(?:[eE][+-]?[0-9]{1,2})?");
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** The number in a text, or empty if it is none. */
    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The number as the nearest whole one, or empty if a long cannot hold it. */
    static Optional<Long> whole(BigDecimal number) {
        BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
        return rounded.abs().compareTo(MAX) <= 0 ? Optional.of(rounded.longValueExact()) : Optional.empty();
    }

    /** The whole number in a text, or empty if it is none or a long cannot hold it. */
    static Optional<Long> integer(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
