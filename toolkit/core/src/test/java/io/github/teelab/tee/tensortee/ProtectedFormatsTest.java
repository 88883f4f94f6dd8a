package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtectedFormatsTest {
    private static final SecretKey KEY = SecretKey.of(filled(SecretKey.BYTES, 3));
    private static final long ADDRESS = 1 << 20;
    private static final List<byte[]> MESSAGE = List.of(filled(256, 1), filled(100, 2));

    @Test
    void aTensorsLinesAreThoseOfAMemoryEngine() {
        TensorCiphertext format = new TensorCiphertext(1, ADDRESS, TransferSafeguard.ALL);
        List<byte[]> wire = format.sealer(KEY).seal(MESSAGE);
        byte[] second = LineCipher.of(KEY).apply(ADDRESS + 64, 1, filled(64, 1));
        assertArrayEquals(second, Arrays.copyOfRange(wire.get(1), 64, 128));
        assertEquals(16 + Metadata.BYTES + 16, wire.get(0).length, "header, metadata, tag");
    }

    /** The receiver knows the sender's address from the metadata alone, which is why they carry it. */
    @Test
    void theSendersAddressTravels() throws IntegrityException {
        Set<TransferSafeguard> rules =
                Safeguards.ALL.without(TransferSafeguard.NAME_TENSOR).transfer();
        List<byte[]> wire = new TensorCiphertext(1, ADDRESS, rules).sealer(KEY).seal(MESSAGE);
        WireFormat elsewhere = new TensorCiphertext(1, 0, rules);
        byte[] opened = Chunks.join(elsewhere.opener(KEY, elsewhere.checks()).open(356, wire));
        assertArrayEquals(Chunks.join(MESSAGE), opened);
    }

    @Test
    void equalMessagesLookDifferentEachTime() {
        for (WireFormat format :
                List.of(new TensorCiphertext(1, ADDRESS, TransferSafeguard.ALL), new ProtectedLines(ADDRESS))) {
            WireFormat.Sealer sealer = format.sealer(KEY);
            byte[] first = sealer.seal(MESSAGE).get(1);
            assertFalse(Arrays.equals(first, sealer.seal(MESSAGE).get(1)), format.name());
        }
    }

    @Test
    void aLineInMemoryIsFollowedByItsCode() {
        List<byte[]> stored = new ProtectedLines(ADDRESS).sealer(KEY).seal(MESSAGE);
        assertEquals(4 * (64 + 7), stored.get(0).length);
        assertEquals(100 + 2 * 7, stored.get(1).length);
    }

    @Test
    void metadataOfTheWrongLengthAreRefused() {
        TensorCiphertext format = new TensorCiphertext(1, ADDRESS, TransferSafeguard.ALL);
        for (byte[] metadata : List.of(new byte[0], new byte[3], new byte[1000])) {
            var opener = format.opener(KEY, format.checks());
            assertThrows(IntegrityException.class, () -> opener.open(0, List.of(metadata)));
        }
        assertThrows(
                IntegrityException.class,
                () -> format.opener(KEY, format.checks()).open(0, List.of()));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
