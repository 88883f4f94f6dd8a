package io.github.teelab.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.crypto.SecretKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of four chunks; the receiver has accepted the first, then gets something other than the second. */
class RandomIdsTest {
    private static final RandomIds FORMAT = new RandomIds(1, 2);
    private static final SecretKey KEY = SecretKey.of(new byte[32]);
    private static final int CHUNK = 64;
    private static final int BYTES = 4 * CHUNK;

    private final WireFormat.Sealer sealer = FORMAT.sealer(KEY);
    private final List<byte[]> first = sealer.seal(message(1));
    private final List<byte[]> second = sealer.seal(message(2));
    private final List<byte[]> third = sealer.seal(message(3));

    /** What an adversary makes of the messages. */
    @FunctionalInterface
    private interface Tamper {
        List<byte[]> of(RandomIdsTest sent);
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                tampered(Check.SAME_MESSAGE, sent -> replaced(sent.second, 1, sent.first.get(1))),
                tampered(
                        Check.ORDER,
                        sent -> replaced(replaced(sent.second, 1, sent.second.get(2)), 2, sent.second.get(1))),
                tampered(Check.ORDER, sent -> replaced(sent.second, 2, sent.second.get(1))),
                tampered(Check.COMPLETE, sent -> sent.second.subList(0, 3)),
                tampered(Check.FRESH_MESSAGE, sent -> sent.first),
                tampered(Check.FRESH_MESSAGE, sent -> sent.third));
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void theCheckThatIsThereForItRefusesIt(Check check, Tamper tamper) {
        WireFormat.Opener opener = afterTheFirst(EnumSet.allOf(Check.class));
        IntegrityException refused = assertThrows(IntegrityException.class, () -> opener.open(BYTES, tamper.of(this)));
        assertEquals(check, refused.check().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void withoutThatCheckItPasses(Check check, Tamper tamper) {
        WireFormat.Opener opener = afterTheFirst(EnumSet.complementOf(EnumSet.of(check)));
        assertDoesNotThrow(() -> opener.open((long) CHUNK * tamper.of(this).size(), tamper.of(this)));
    }

    @Test
    void aFlippedBitFailsAtTheTag() {
        byte[] flipped = second.get(1).clone();
        flipped[40] ^= 1;
        assertRefused(Check.TAG, replaced(second, 1, flipped));
    }

    @Test
    void aStumpFailsAtTheTag() {
        assertRefused(Check.TAG, replaced(second, 1, Arrays.copyOf(second.get(1), 12 + 24 + 15)));
    }

    @Test
    void nothingIsNoMessage() {
        assertRefused(Check.COMPLETE, List.of());
    }

    @Test
    void afterARefusedMessageTheHonestOneIsAccepted() throws IntegrityException {
        WireFormat.Opener opener = afterTheFirst(EnumSet.allOf(Check.class));
        assertThrows(IntegrityException.class, () -> opener.open(BYTES, first));
        assertArrayEquals(Chunks.join(message(2)), Chunks.join(opener.open(BYTES, second)));
        assertArrayEquals(Chunks.join(message(3)), Chunks.join(opener.open(BYTES, third)));
    }

    @Test
    void theSameMessageTwiceLooksDifferent() {
        WireFormat.Sealer other = FORMAT.sealer(KEY);
        byte[] once = other.seal(message(1)).get(0);
        byte[] again = other.seal(message(1)).get(0);
        assertFalse(Arrays.equals(once, again));
    }

    private static Arguments tampered(Check check, Tamper tamper) {
        return Arguments.of(check, tamper);
    }

    private WireFormat.Opener afterTheFirst(Set<Check> performed) {
        WireFormat.Opener opener = FORMAT.opener(KEY, performed);
        assertDoesNotThrow(() -> opener.open(BYTES, first));
        return opener;
    }

    private void assertRefused(Check check, List<byte[]> wire) {
        WireFormat.Opener opener = afterTheFirst(EnumSet.allOf(Check.class));
        IntegrityException refused = assertThrows(IntegrityException.class, () -> opener.open(BYTES, wire));
        assertEquals(check, refused.check().orElseThrow());
    }

    private static List<byte[]> replaced(List<byte[]> wire, int place, byte[] by) {
        byte[][] chunks = wire.toArray(byte[][]::new);
        chunks[place] = by;
        return List.of(chunks);
    }

    private static List<byte[]> message(int fill) {
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) fill);
        return List.of(chunk, chunk, chunk, chunk);
    }
}
