package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.workload.profile.CopyBytes.Printed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CopyBytesTest {
    private static final BigDecimal MB = BigDecimal.valueOf(1_000_000);

    @Property
    void copiesUnderAMillisecondAreExact(
            @ForAll @LongRange(min = 0, max = 100_000_000) long bytes,
            @ForAll @LongRange(min = 1, max = 999_000) long durationNs) {
        assertEquals(bytes, recovered(bytes, durationNs));
    }

    @Property
    void longerCopiesAreWithinHalfAByteForEachMillisecond(
            @ForAll @LongRange(min = 0, max = 20_000_000_000L) long bytes,
            @ForAll @LongRange(min = 1_000_000, max = 400_000_000) long durationNs) {
        long wholeFactor = 1_000_000_000L / durationNs;
        long allowed = 500 / wholeFactor + 1;
        assertTrue(Math.abs(bytes - recovered(bytes, durationNs)) <= allowed);
    }

    /** Both columns print exact halves here, 0.0025 MB and 2.4975 MB/s; within half a byte means 2,500.5 here. */
    @Test
    void aTieInBothColumnsIsResolved() {
        assertEquals(2501, recovered(2500, 1_000_001));
    }

    @Test
    void copyOfASecondKeepsThePrintedBytes() {
        assertEquals(67_109_000, recovered(67_108_864, 1_000_000_001L));
    }

    /** A copy of 64 MiB from a real report: printed 67.109 MB at 42547.020 MB/s. */
    @Test
    void realCopyOf64Mib() {
        assertEquals(67_108_864L, whole(CopyBytes.recover(printed("67.109"), printed("42547.020"), 1_577_110)));
    }

    private static long recovered(long bytes, long durationNs) {
        BigDecimal perSecond = BigDecimal.valueOf(bytes).multiply(BigDecimal.valueOf(1_000_000_000L / durationNs));
        return whole(CopyBytes.recover(
                printed(threeDecimals(BigDecimal.valueOf(bytes))), printed(threeDecimals(perSecond)), durationNs));
    }

    private static String threeDecimals(BigDecimal bytes) {
        return bytes.movePointLeft(6).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static Printed printed(String megabytes) {
        return Printed.of(new BigDecimal(megabytes), MB);
    }

    private static long whole(BigDecimal bytes) {
        return Numbers.whole(bytes).orElseThrow();
    }
}
