package io.github.teelab.channel;

import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.SecretKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The format of H100 confidential copies: each chunk under a tag of its own and an IV that both ends count.
 *
 * <p>The IV does not travel, so a chunk that was replayed, moved or left out in the middle meets the wrong IV and fails at
 * its tag, as does the message after one that was withheld; only a missing end must be noticed by the length. On the wire: ciphertext, 16 bytes of tag. Source: NVIDIA's
 * open GPU kernel modules, as told in "Blueprint, Bootstrap, and Bridge" (MLSys 2026).
 *
 * @param channel number of the channel and direction, the fixed part of its IVs
 * @param limit how many chunks a key may protect
 */
public record CounterStream(int channel, long limit) implements WireFormat {
    private static final byte[] NO_HEADER = {};

    /** A format whose keys may protect 2<sup>32</sup> chunks. */
    public CounterStream(int channel) {
        this(channel, 1L << 32);
    }

    @Override
    public String name() {
        return "counted IVs";
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG, Check.COMPLETE);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        AesGcm gcm = new AesGcm(key);
        IvCounter ivs = new IvCounter(channel, 0, limit);
        return chunks -> {
            List<byte[]> wire = new ArrayList<>(chunks.size());
            for (byte[] chunk : chunks) {
                wire.add(gcm.seal(ivs.next(), NO_HEADER, chunk));
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
                List<byte[]> chunks = new ArrayList<>(wire.size());
                long bytes = 0;
                for (byte[] sealed : wire) {
                    byte[] chunk = cipher.open(IvCounter.iv(channel, next + chunks.size()), NO_HEADER, sealed);
                    bytes += chunk.length;
                    chunks.add(chunk);
                }
                if ((bytes != messageBytes || wire.isEmpty()) && performed.contains(Check.COMPLETE)) {
                    throw new IntegrityException(Check.COMPLETE, name());
                }
                next += chunks.size();
                return chunks;
            }
        };
    }
}
