package io.github.teelab.workload.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The byte count of a copy, from a report that rounds it.
 *
 * <p>{@code nsys stats} prints {@code Bytes (MB)} with three decimals, so a copy of 12 bytes reads 0.000. The column
 * beside it says more: its report script computes throughput as {@code bytes * (1000000000 / duration)} in whole
 * numbers, so bytes are throughput divided by that whole factor. With throughput to three decimals of a MB/s the
 * result is exact for copies under a millisecond and within half a byte per millisecond of duration above. It is used only
 * where it is finer than the printed byte count and agrees with it, so a release that computes throughput otherwise
 * does no harm; copies of a second or longer have throughput 0 and keep the printed count.
 */
final class CopyBytes {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * A printed number.
     *
     * @param value the number times its unit
     * @param slack half the worth of its last printed digit
     */
    record Printed(BigDecimal value, BigDecimal slack) {
        static Printed of(BigDecimal number, BigDecimal unit) {
            BigDecimal lastDigit = BigDecimal.ONE.scaleByPowerOfTen(-Math.max(0, number.scale()));
            return new Printed(number.multiply(unit), lastDigit.multiply(unit).multiply(HALF));
        }
    }

    private CopyBytes() {}

    static BigDecimal recover(Printed bytes, Printed perSecond, long durationNs) {
        long factor = durationNs > 0 ? NS_PER_SECOND / durationNs : 0;
        if (factor == 0 || bytes.slack().compareTo(HALF) <= 0) {
            return bytes.value();
        }
        BigDecimal divisor = BigDecimal.valueOf(factor);
        BigDecimal candidate = perSecond.value().divide(divisor, MathContext.DECIMAL128);
        BigDecimal slack = perSecond.slack().divide(divisor, new MathContext(16, RoundingMode.UP));
        boolean agrees =
                candidate.subtract(bytes.value()).abs().compareTo(bytes.slack().add(slack)) <= 0;
        return agrees && slack.compareTo(bytes.slack()) < 0 ? candidate : bytes.value();
    }
}
