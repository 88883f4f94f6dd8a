package io.github.teelab.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.crypto.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an adversary tries on every wire format with whole messages, case by case. */
class WithheldAndSplicedTest {
    private static final SecretKey KEY = SecretKey.of(new byte[SecretKey.BYTES]);
    private static final String FIRST = "pay 1 to al";
    private static final String SECOND = "pay 9 to ev";

    static Stream<WireFormat> formats() {
        return formats(1);
    }

    private static Stream<WireFormat> formats(int channel) {
        return Stream.of(
                new CounterStream(channel),
                new MultiChain(channel, 4),
                new SingleTag(channel, 2),
                new TlsRecords(channel, 100),
                new RandomIds(channel, channel));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void message2InPlaceOfTheWithheldMessage1(WireFormat format) {
        WireFormat.Sealer sealer = format.sealer(KEY);
        sealer.seal(text(FIRST));
        refused(format.opener(KEY, format.checks()), 11, sealer.seal(text(SECOND)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noChunksForAMessageOf11Bytes(WireFormat format) {
        refused(format.opener(KEY, format.checks()), 11, List.of());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noChunksForAnEmptyMessage(WireFormat format) {
        refused(format.opener(KEY, format.checks()), 0, List.of());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aMessageOfAnotherChannelUnderTheSameKey(WireFormat format) {
        int index = formats(1).map(WireFormat::name).toList().indexOf(format.name());
        WireFormat other = formats(2).toList().get(index);
        refused(format.opener(KEY, format.checks()), 11, other.sealer(KEY).seal(text(SECOND)));
    }

    /** A session is a key: a channel begun anew holds another one, so what was sealed before it opens nothing. */
    @ParameterizedTest
    @MethodSource("formats")
    void aMessageReplayedIntoANewSession(WireFormat format) throws IntegrityException {
        SealedChannel first = SealedChannel.of(format, WithheldAndSplicedTest::fresh);
        List<byte[]> recorded = first.seal().apply(11, text(FIRST));
        SealedChannel second = first.renewed();
        second.seal().apply(11, text(SECOND));
        assertThrows(IntegrityException.class, () -> second.open().apply(11, recorded));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void junkOfAnyLength(WireFormat format) {
        for (int bytes : new int[] {0, 1, 4, 5, 15, 16, 27, 28, 40, 52, 60}) {
            refused(format.opener(KEY, format.checks()), 11, List.of(new byte[bytes]));
        }
    }

    /** The refused message is missing, so the next one is refused too; the honest one at its place is still accepted. */
    @ParameterizedTest
    @MethodSource("formats")
    void theMessageAfterARefusedOne(WireFormat format) throws IntegrityException {
        WireFormat.Sealer sealer = format.sealer(KEY);
        WireFormat.Opener opener = format.opener(KEY, format.checks());
        List<byte[]> honest = sealer.seal(text(FIRST));
        List<byte[]> forged = honest.stream().map(byte[]::clone).toList();
        forged.get(0)[forged.get(0).length - 1] ^= 1;
        List<byte[]> next = sealer.seal(text(SECOND));
        refused(opener, 11, forged);
        refused(opener, 11, next);
        assertArrayEquals(text(FIRST).get(0), Chunks.join(opener.open(11, honest)));
        assertArrayEquals(text(SECOND).get(0), Chunks.join(opener.open(11, next)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nineBytesWhereTheCommandSaysEleven(WireFormat format) {
        refused(format.opener(KEY, format.checks()), 11, format.sealer(KEY).seal(text("short one")));
    }

    /** The end of one message and the beginning of the next, each chunk genuine and in order. */
    @ParameterizedTest
    @MethodSource("formats")
    void halfOfOneMessageAndHalfOfTheNext(WireFormat format) throws IntegrityException {
        WireFormat.Sealer sealer = format.sealer(KEY);
        WireFormat.Opener opener = format.opener(KEY, format.checks());
        List<byte[]> first =
                sealer.seal(List.of("abcd".getBytes(StandardCharsets.UTF_8), "efgh".getBytes(StandardCharsets.UTF_8)));
        List<byte[]> second =
                sealer.seal(List.of("ijkl".getBytes(StandardCharsets.UTF_8), "mnop".getBytes(StandardCharsets.UTF_8)));
        List<byte[]> spliced = IntStream.range(0, first.size())
                .mapToObj(place -> place == first.size() - 1 ? second.get(0) : first.get(place))
                .toList();
        refused(opener, 8, spliced);
        opener.open(8, first);
        opener.open(8, second);
    }

    private static void refused(WireFormat.Opener opener, long bytes, List<byte[]> wire) {
        assertThrows(IntegrityException.class, () -> opener.open(bytes, wire));
    }

    private static List<byte[]> text(String text) {
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretKey fresh() {
        byte[] key = new byte[SecretKey.BYTES];
        new SecureRandom().nextBytes(key);
        return SecretKey.of(key);
    }
}
