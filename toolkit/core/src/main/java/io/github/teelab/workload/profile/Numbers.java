package io.github.teelab.workload.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as profilers print them; anything else is refused rather than guessed. */
final class Numbers {
    // Bounded digits and exponent: an unbounded exponent would make BigDecimal arithmetic run out of memory.
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{0,30})?(?:[eE][+-]?[0-9]{1,2})?");
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int SAFE_DIGITS = 18;

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

    /**
     * The number in a text times a factor, as the nearest whole one: what {@link #decimal} and {@link #whole} give, without
     * their objects, for numbers of a few digits; empty for all others.
     */
    static OptionalLong scaled(String text, long factor) {
        int at = text.startsWith("-") ? 1 : 0;
        boolean negative = at == 1;
        long digits = 0;
        long divisor = 1;
        int count = 0;
        boolean fraction = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && !fraction && count > 0) {
                fraction = true;
            } else if (c >= '0' && c <= '9' && count < SAFE_DIGITS) {
                digits = 10 * digits + (c - '0');
                divisor *= fraction ? 10 : 1;
                count++;
            } else {
                return OptionalLong.empty();
            }
        }
        if (count == 0 || Math.multiplyHigh(digits, factor) != 0 || digits * factor < 0) {
            return OptionalLong.empty();
        }
        long scaled = digits * factor;
        long rest = scaled % divisor;
        long rounded = scaled / divisor + (rest >= divisor - rest ? 1 : 0);
        return OptionalLong.of(negative ? -rounded : rounded);
    }

    /** The whole number in a text, or empty if it is none or a long cannot hold it. */
    static Optional<Long> integer(String text) {
        OptionalLong few = text.indexOf('.') < 0 ? scaled(text, 1) : OptionalLong.empty();
        if (few.isPresent()) {
            return Optional.of(few.getAsLong());
        }
        try {
            return decimal(text).map(number -> number.longValueExact());
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }
}
