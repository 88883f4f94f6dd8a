package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PackedLongsTest {
    @Test
    void numbersOfAllSizesComeBack() {
        SplittableRandom random = new SplittableRandom(1);
        long[] ranges = {1, 200, 60_000, 4_000_000_000L, 1L << 40, 1L << 61};
        long[] values = new long[ranges.length * PackedLongs.RUN + 17];
        PackedLongs packed = new PackedLongs();
        for (int i = 0; i < values.length; i++) {
            long range = ranges[Math.min(ranges.length - 1, i / PackedLongs.RUN)];
            values[i] = (1L << 60) - random.nextLong(range);
            packed.add(values[i]);
        }
        packed.add(Long.MIN_VALUE);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], packed.get(i), "number " + i);
        }
        assertEquals(Long.MIN_VALUE, packed.get(values.length));
    }

    @Test
    void neighboursTakeFewBytes() {
        PackedLongs times = new PackedLongs();
        for (int i = 0; i < 100 * PackedLongs.RUN; i++) {
            times.add(1_700_000_000_000_000_000L + i * 1_000L);
        }
        assertEquals(4L * times.size(), times.bytes());
    }

    @Test
    void aRecordingThatNeedsTooMuchMemoryIsRefused() {
        Path path = Path.of("pom.xml");
        Collected collected = new Collected(ProfileFile.of(path, ProfileFile.Form.TEXT, "text"), 200_000);
        String message = assertThrows(BadProfile.class, () -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        collected.add(new ApiCall(i, 1, "call " + i, i, 1, 1));
                    }
                })
                .getMessage();
        assertTrue(message.contains("TEELAB_JAVA_OPTS=-Xmx4g"), message);
        assertTrue(collected.calls().size() < 5_000, collected.calls().size() + " calls");
    }

    @Property
    void scaledNumbersAreThoseOfBigDecimal(
            @ForAll @LongRange(min = -99_999_999, max = 99_999_999) long digits,
            @ForAll @LongRange(min = 0, max = 7) long decimals) {
        BigDecimal number = BigDecimal.valueOf(digits, (int) decimals);
        OptionalLong scaled = Numbers.scaled(number.toPlainString(), 1_000);
        Optional<Long> whole = Numbers.whole(number.multiply(BigDecimal.valueOf(1_000)));
        assertEquals(whole.orElseThrow(), scaled.orElseThrow());
    }
}
