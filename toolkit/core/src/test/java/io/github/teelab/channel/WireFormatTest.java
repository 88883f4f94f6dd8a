package io.github.teelab.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.crypto.IvExhausted;
import io.github.teelab.crypto.SecretKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    private static final SecretKey KEY = SecretKey.of(new byte[32]);
    private static final int CHUNK = 64;

    @Property(tries = 40)
    void everyFormatGivesBackWhatWentIn(@ForAll @IntRange(max = 1000) int bytes, @ForAll long seed)
            throws IntegrityException {
        byte[] message = message(bytes, seed);
        for (WireFormat format : List.of(
                new CounterStream(1),
                new MultiChain(1, CHUNK),
                new SingleTag(1, 4),
                new TlsRecords(1, 50),
                new RandomIds(1, 2))) {
            WireFormat.Sealer sealer = format.sealer(KEY);
            WireFormat.Opener opener = format.opener(KEY, format.checks());
            for (int i = 0; i < 3; i++) {
                List<byte[]> wire = sealer.seal(Chunks.split(message, CHUNK));
                assertArrayEquals(message, Chunks.join(opener.open(bytes, wire)), format.name());
            }
        }
    }

    @Test
    void aFlippedBitFailsAtTheTag() {
        refused(Check.TAG, (first, second) -> {
            second.get(1)[MultiChain.HEADER_BYTES + 3] ^= 1;
            return second;
        });
    }

    @Test
    void aChangedHeaderFailsAtTheTag() {
        refused(Check.TAG, (first, second) -> {
            second.get(1)[15] ^= 1;
            return second;
        });
    }

    @Test
    void swappedChunksFailAtTheirOrder() {
        refused(Check.ORDER, (first, second) -> List.of(second.get(0), second.get(2), second.get(1), second.get(3)));
    }

    @Test
    void aDoubledChunkFailsAtItsPlace() {
        refused(Check.ORDER, (first, second) -> List.of(second.get(0), second.get(1), second.get(1), second.get(2)));
    }

    @Test
    void aMissingEndFailsAtTheCount() {
        refused(Check.COMPLETE, (first, second) -> second.subList(0, 3));
    }

    @Test
    void anEarlierMessageFailsAsOld() {
        refused(Check.FRESH_MESSAGE, (first, second) -> first);
    }

    @Test
    void aChunkOfAnEarlierMessageFailsAsStrange() {
        refused(
                Check.SAME_MESSAGE,
                (first, second) -> List.of(second.get(0), first.get(1), second.get(2), second.get(3)));
    }

    @Test
    void noTwoChunksUnderOneKeyShareAnIv() {
        WireFormat.Sealer sealer = new MultiChain(1, CHUNK).sealer(KEY);
        Set<ByteBuffer> ciphertexts = new HashSet<>();
        for (int message = 0; message < 20; message++) {
            for (byte[] chunk : sealer.seal(List.of(new byte[4 * CHUNK]))) {
                // Zeros encrypt to the keystream itself, so equal ciphertexts would be equal IVs.
                ciphertexts.add(
                        ByteBuffer.wrap(chunk, MultiChain.HEADER_BYTES, CHUNK).slice());
            }
        }
        assertEquals(80, ciphertexts.size());
    }

    @Test
    void aKeyThatHasProtectedAllItMayRefuses() {
        WireFormat.Sealer chains = new MultiChain(1, CHUNK, 2).sealer(KEY);
        WireFormat.Sealer counted = new CounterStream(1, 2).sealer(KEY);
        List<byte[]> message = List.of(new byte[10]);
        for (WireFormat.Sealer sealer : List.of(chains, counted)) {
            sealer.seal(message);
            sealer.seal(message);
            assertThrows(IvExhausted.class, () -> sealer.seal(message));
        }
    }

    /** What an adversary makes of two messages of four chunks each. */
    @FunctionalInterface
    private interface Tamper {
        List<byte[]> change(List<byte[]> first, List<byte[]> second);
    }

    private static void refused(Check reason, Tamper tamper) {
        MultiChain format = new MultiChain(1, CHUNK);
        WireFormat.Sealer sealer = format.sealer(KEY);
        WireFormat.Opener opener = format.opener(KEY, format.checks());
        int bytes = 4 * CHUNK;
        List<byte[]> first = sealer.seal(List.of(message(bytes, 1)));
        List<byte[]> second = new ArrayList<>(sealer.seal(List.of(message(bytes, 2))));
        try {
            opener.open(bytes, first);
        } catch (IntegrityException impossible) {
            throw new AssertionError("an honest message was refused", impossible);
        }
        IntegrityException failure =
                assertThrows(IntegrityException.class, () -> opener.open(bytes, tamper.change(first, second)));
        assertEquals(reason, failure.check().orElseThrow());
    }

    private static byte[] message(int bytes, long seed) {
        byte[] message = new byte[bytes];
        new SplittableRandom(seed).nextBytes(message);
        return message;
    }
}
