package io.github.teelab.channel;

import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.IvExhausted;
import io.github.teelab.crypto.SecretKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Fastrack's multi-chaining: a message is cut into chunks with a tag each, so that they can be verified side by side.
 *
 * <p>On the wire, for each chunk: a header in clear (message id, 8 bytes; index, 4; count, 4) that the tag covers,
 * ciphertext, 16 bytes of tag. The IV is the channel's number, then 40 bits of message id and 24 of index, so no two chunks
 * under one key share one. Chunks can be opened in any order; what binds them to one message, in place, once, is checked by
 * the header. Messages are numbered from 0 without a gap.
 *
 * @param channel number of the channel and direction, the fixed part of its IVs
 * @param chunkBytes bytes of clear text per chunk, at least 1
 * @param limit how many messages a key may protect, at most 2<sup>40</sup>
 */
public record MultiChain(int channel, long chunkBytes, long limit) implements WireFormat {
    static final int HEADER_BYTES = 16;

    private static final int INDEX_BITS = 24;
    private static final long MAX_MESSAGES = 1L << 40;
    private static final int MAX_CHUNKS = 1 << INDEX_BITS;

    /** @throws IllegalArgumentException if chunk or limit is out of range */
    public MultiChain {
        if (chunkBytes < 1 || limit < 1 || limit > MAX_MESSAGES) {
            throw new IllegalArgumentException("multi-chain format: got chunks of " + chunkBytes + " bytes and " + limit
                    + " messages, allowed 1 byte or more and 1 to 2^40 messages");
        }
    }

    /** A format whose keys may protect 2<sup>32</sup> messages. */
    public MultiChain(int channel, long chunkBytes) {
        this(channel, chunkBytes, 1L << 32);
    }

    @Override
    public String name() {
        return "multi-chain";
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.allOf(Check.class);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        AesGcm gcm = new AesGcm(key);
        return new Sealer() {
            private long message;

            @Override
            public List<byte[]> seal(List<byte[]> clear) {
                List<byte[]> chunks = Chunks.split(Chunks.join(clear), chunkBytes);
                if (chunks.size() > MAX_CHUNKS) {
                    throw new IllegalArgumentException("multi-chain format: got a message of " + chunks.size()
                            + " chunks, allowed at most 2^24; take larger chunks");
                }
                if (message == limit) {
                    throw new IvExhausted(channel, 0, limit);
                }
                List<byte[]> wire = new ArrayList<>(chunks.size());
                for (int index = 0; index < chunks.size(); index++) {
                    Header header = new Header(message, index, chunks.size());
                    byte[] sealed = gcm.seal(iv(header), header.bytes(), chunks.get(index));
                    wire.add(ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                            .put(header.bytes())
                            .put(sealed)
                            .array());
                }
                message++;
                return wire;
            }
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        Cipher cipher = new Cipher(key, performed, name());
        return new Opener() {
            private long next;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                require(!wire.isEmpty(), Check.COMPLETE, performed);
                List<byte[]> chunks = new ArrayList<>(wire.size());
                Header first = new Header(0, 0, 0);
                for (int place = 0; place < wire.size(); place++) {
                    byte[] chunk = wire.get(place);
                    require(chunk.length >= HEADER_BYTES + Cipher.TAG_BYTES, Check.TAG, performed);
                    Header header = Header.of(chunk);
                    byte[] sealed = Arrays.copyOfRange(chunk, Math.min(HEADER_BYTES, chunk.length), chunk.length);
                    chunks.add(cipher.open(iv(header), header.bytes(), sealed));
                    first = place == 0 ? header : first;
                    require(header.message() == first.message(), Check.SAME_MESSAGE, performed);
                    require(header.index() == place, Check.ORDER, performed);
                }
                require(first.message() == next, Check.FRESH_MESSAGE, performed);
                require(first.count() == wire.size(), Check.COMPLETE, performed);
                require(Chunks.areWhole(chunks, messageBytes), Check.COMPLETE, performed);
                next++;
                return chunks;
            }
        };
    }

    private byte[] iv(Header header) {
        return IvCounter.iv(channel, header.message() << INDEX_BITS | header.index());
    }

    private void require(boolean holds, Check check, Set<Check> performed) throws IntegrityException {
        if (!holds && performed.contains(check)) {
            throw new IntegrityException(check, name());
        }
    }

    /** What travels in clear before each chunk. */
    private record Header(long message, int index, int count) {
        static Header of(byte[] chunk) {
            ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(chunk, HEADER_BYTES));
            return new Header(buffer.getLong(), buffer.getInt(), buffer.getInt());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(HEADER_BYTES)
                    .putLong(message)
                    .putInt(index)
                    .putInt(count)
                    .array();
        }
    }
}
