package io.github.teelab.channel;

import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.SecretKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * TLS 1.3's record layer with AES-256-GCM (RFC 8446, section 5.2): what is written is cut into records with a tag each and a
 * sequence number that both ends count.
 *
 * <p>On the wire, for each record: a header of 5 bytes in clear that the tag covers, ciphertext of the record and of one byte
 * that tells its type, 16 bytes of tag. Left out: padding, key updates, and the alert that closes a connection, in whose
 * place the receiver knows the length.
 *
 * @param connection number of the connection and direction, the fixed part of its IVs
 * @param recordBytes the most bytes of clear text in a record, 1 to 16,384
 */
public record TlsRecords(int connection, int recordBytes) implements WireFormat {
    /** The most bytes of clear text that a record may hold. */
    public static final int MOST_RECORD_BYTES = 1 << 14;

    /** What a record adds on the wire: header, type and tag. */
    public static final int OVERHEAD_BYTES = 5 + 1 + AesGcm.TAG_BYTES;

    private static final byte APPLICATION_DATA = 23;
    private static final short LEGACY_VERSION = 0x0303;
    private static final int HEADER_BYTES = 5;

    /** @throws IllegalArgumentException if the record size is out of range */
    public TlsRecords {
        if (recordBytes < 1 || recordBytes > MOST_RECORD_BYTES) {
            throw new IllegalArgumentException(
                    "TLS record: got " + recordBytes + " bytes, allowed 1 to " + MOST_RECORD_BYTES);
        }
    }

    @Override
    public String name() {
        return "TLS records";
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG, Check.COMPLETE);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        AesGcm gcm = new AesGcm(key);
        IvCounter ivs = new IvCounter(connection);
        return chunks -> {
            List<byte[]> wire = new ArrayList<>();
            for (byte[] chunk : chunks) {
                for (byte[] record : Chunks.split(chunk, recordBytes)) {
                    byte[] inner = Arrays.copyOf(record, record.length + 1);
                    inner[record.length] = APPLICATION_DATA;
                    byte[] header = header(inner.length + AesGcm.TAG_BYTES);
                    byte[] sealed = gcm.seal(ivs.next(), header, inner);
                    wire.add(Chunks.join(List.of(header, sealed)));
                }
            }
            return wire;
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        Cipher cipher = new Cipher(key, performed, name());
        return new Opener() {
            private long next;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                ByteArrayOutputStream message = new ByteArrayOutputStream();
                long sequence = next;
                for (byte[] record : wire) {
                    int header = Math.min(HEADER_BYTES, record.length);
                    byte[] inner = cipher.open(
                            IvCounter.iv(connection, sequence++),
                            Arrays.copyOf(record, header),
                            Arrays.copyOfRange(record, header, record.length));
                    message.write(inner, 0, Math.max(0, inner.length - 1));
                }
                if ((message.size() != messageBytes || wire.isEmpty()) && performed.contains(Check.COMPLETE)) {
                    throw new IntegrityException(Check.COMPLETE, name());
                }
                next = sequence;
                return List.of(message.toByteArray());
            }
        };
    }

    private static byte[] header(int length) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(APPLICATION_DATA)
                .putShort(LEGACY_VERSION)
                .putShort((short) length)
                .array();
    }
}
