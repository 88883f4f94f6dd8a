package io.github.teelab.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.crypto.SecretKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsRecordsTest {
    private static final SecretKey KEY = SecretKey.of(new byte[32]);

    /** RFC 8446, section 5.2: header 5, type 1, tag 16. */
    @Test
    void aRecordAddsTwentyTwoBytes() {
        List<byte[]> wire = new TlsRecords(1, 16_384).sealer(KEY).seal(List.of(new byte[40_000]));
        assertEquals(
                List.of(16_406, 16_406, 40_000 - 2 * 16_384 + 22),
                wire.stream().map(record -> record.length).toList());
    }

    @Test
    void theHeaderSaysApplicationDataOfVersion12AndTheLength() {
        byte[] record = new TlsRecords(1, 16_384)
                .sealer(KEY)
                .seal(List.of(new byte[300]))
                .get(0);
        assertEquals(23, record[0]);
        assertEquals(0x0303, record[1] << 8 | record[2]);
        assertEquals(record.length - 5, Byte.toUnsignedInt(record[3]) << 8 | Byte.toUnsignedInt(record[4]));
    }

    @Test
    void aChangedHeaderFailsAtTheTag() {
        TlsRecords format = new TlsRecords(1, 100);
        List<byte[]> wire = format.sealer(KEY).seal(List.of(new byte[250]));
        wire.get(1)[4] ^= 1;
        IntegrityException refused = assertThrows(
                IntegrityException.class,
                () -> format.opener(KEY, format.checks()).open(250, wire));
        assertEquals(Optional.of(Check.TAG), refused.check());
    }

    @Test
    void recordsLargerThanTheStandardAllowsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TlsRecords(1, 16_385));
    }
}
