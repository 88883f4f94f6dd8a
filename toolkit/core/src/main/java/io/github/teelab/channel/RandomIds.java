package io.github.teelab.channel;

import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.SecretKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * HETEE's format (IEEE S&amp;P 2020, section 3): a message is known by a random id inside the ciphertext, and by its tag.
 *
 * <p>On the wire, for each chunk: the IV in clear, 12 bytes; ciphertext; 16 bytes of tag. Inside the ciphertext, before the
 * bytes of the message: its id, the id of the message before it, the chunk's index and the number of chunks. The paper
 * says no more than "random ID"; that a message names its predecessor, which makes a replayed, withheld or reordered
 * message stand out, is this toolkit's choice. Any receiver that has seen the first message can open chunks in any order.
 *
 * @param channel number of the channel and direction, the fixed part of its IVs
 * @param seed of the ids; the same seed gives the same ids, which is for simulation only
 */
public record RandomIds(int channel, long seed) implements WireFormat {
    private static final int HEADER_BYTES = 8 + 8 + 4 + 4;

    @Override
    public String name() {
        return "random ids";
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.allOf(Check.class);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        AesGcm gcm = new AesGcm(key);
        IvCounter ivs = new IvCounter(channel);
        SplittableRandom random = new SplittableRandom(seed);
        return new Sealer() {
            private long before;

            @Override
            public List<byte[]> seal(List<byte[]> chunks) {
                long id = random.nextLong();
                List<byte[]> wire = new ArrayList<>(chunks.size());
                for (int index = 0; index < chunks.size(); index++) {
                    byte[] chunk = chunks.get(index);
                    byte[] inside = ByteBuffer.allocate(HEADER_BYTES + chunk.length)
                            .putLong(id)
                            .putLong(before)
                            .putInt(index)
                            .putInt(chunks.size())
                            .put(chunk)
                            .array();
                    byte[] iv = ivs.next();
                    byte[] sealed = gcm.seal(iv, direction(), inside);
                    wire.add(ByteBuffer.allocate(iv.length + sealed.length)
                            .put(iv)
                            .put(sealed)
                            .array());
                }
                before = id;
                return wire;
            }
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        Cipher cipher = new Cipher(key, performed, name());
        return new Opener() {
            private long last;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                require(!wire.isEmpty(), Check.COMPLETE, performed);
                List<byte[]> chunks = new ArrayList<>(wire.size());
                long message = 0;
                long predecessor = 0;
                for (int place = 0; place < wire.size(); place++) {
                    byte[] bytes = inside(cipher, wire.get(place), performed);
                    ByteBuffer inside = ByteBuffer.wrap(bytes);
                    long id = inside.getLong();
                    long before = inside.getLong();
                    int index = inside.getInt();
                    int count = inside.getInt();
                    message = place == 0 ? id : message;
                    predecessor = place == 0 ? before : predecessor;
                    require(id == message, Check.SAME_MESSAGE, performed);
                    require(index == place, Check.ORDER, performed);
                    require(count == wire.size(), Check.COMPLETE, performed);
                    chunks.add(Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length));
                }
                require(predecessor == last, Check.FRESH_MESSAGE, performed);
                require(Chunks.areWhole(chunks, messageBytes), Check.COMPLETE, performed);
                last = message;
                return chunks;
            }
        };
    }

    /** What the tag covers beside the bytes: the IV that travels says any channel, so the receiver names its own. */
    private byte[] direction() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(channel).array();
    }

    private byte[] inside(Cipher cipher, byte[] chunk, Set<Check> performed) throws IntegrityException {
        boolean whole = chunk.length >= AesGcm.IV_BYTES + HEADER_BYTES + Cipher.TAG_BYTES;
        require(whole, Check.TAG, performed);
        byte[] iv = Arrays.copyOf(chunk, AesGcm.IV_BYTES);
        byte[] sealed = Arrays.copyOfRange(chunk, Math.min(iv.length, chunk.length), chunk.length);
        byte[] inside = cipher.open(iv, direction(), sealed);
        return inside.length < HEADER_BYTES ? Arrays.copyOf(inside, HEADER_BYTES) : inside;
    }

    private void require(boolean holds, Check check, Set<Check> performed) throws IntegrityException {
        if (!holds && performed.contains(check)) {
            throw new IntegrityException(check, name());
        }
    }
}
