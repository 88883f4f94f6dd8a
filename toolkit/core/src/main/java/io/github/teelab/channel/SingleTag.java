package io.github.teelab.channel;

import io.github.teelab.crypto.GhashForm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.ParallelGcm;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.TagMismatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One tag for a whole message, computed in lanes: the algebraic alternative to {@link MultiChain}.
 *
 * <p>The wire format is plain GCM: ciphertext in chunks, then 16 bytes of tag; the IV is counted by both ends, and the tag
 * covers the message's length beside its bytes. GHASH splits
 * into lanes that are combined by powers of its key, so the one tag needs no long chain, but it also says nothing before
 * the last byte has arrived.
 *
 * @param channel number of the channel and direction, the fixed part of its IVs
 * @param lanes how many parts of the tag are computed side by side, at least 1
 */
public record SingleTag(int channel, int lanes) implements WireFormat {
    private static final long LIMIT = 1L << 32;

    @Override
    public String name() {
        return "single tag";
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        ParallelGcm gcm = new ParallelGcm(key, GhashForm.STRIDED, lanes);
        IvCounter ivs = new IvCounter(channel, 0, LIMIT);
        return chunks -> {
            byte[] message = Chunks.join(chunks);
            byte[] sealed = gcm.seal(ivs.next(), length(message.length), message);
            int at = 0;
            List<byte[]> wire = new ArrayList<>(chunks.size() + 1);
            for (byte[] chunk : chunks) {
                wire.add(Arrays.copyOfRange(sealed, at, at + chunk.length));
                at += chunk.length;
            }
            wire.add(Arrays.copyOfRange(sealed, at, sealed.length));
            return wire;
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        ParallelGcm gcm = new ParallelGcm(key, GhashForm.STRIDED, lanes);
        Cipher unchecked = new Cipher(key, performed, name());
        return new Opener() {
            private long next;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                byte[] message = open(length(messageBytes), Chunks.join(wire));
                next++;
                return Chunks.split(message, Math.max(1, wire.isEmpty() ? 0 : wire.get(0).length));
            }

            private byte[] open(byte[] length, byte[] sealed) throws IntegrityException {
                byte[] iv = IvCounter.iv(channel, next);
                if (!performed.contains(Check.TAG)) {
                    return unchecked.open(iv, length, sealed);
                }
                try {
                    return gcm.open(iv, length, sealed);
                } catch (TagMismatch mismatch) {
                    throw new IntegrityException(Check.TAG, name(), mismatch);
                }
            }
        };
    }

    private static byte[] length(long bytes) {
        return ByteBuffer.allocate(Long.BYTES).putLong(bytes).array();
    }
}
