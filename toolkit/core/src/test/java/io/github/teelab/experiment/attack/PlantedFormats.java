package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Check;
import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.TagMismatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A wire format like any that a designer might write in a hurry: a header in clear (message, index, count), AES-256-GCM per chunk,
 * everything checked. Each subclass has one weakness and is sound otherwise.
 */
class PlantedFormats implements WireFormat {
    private static final int HEADER_BYTES = 16;
    private static final int TAG_BYTES = AesGcm.TAG_BYTES;

    /** What is authenticated beside the chunk, and told in clear. */
    record Header(long message, int index, int count) {
        byte[] bytes() {
            return ByteBuffer.allocate(HEADER_BYTES)
                    .putLong(message)
                    .putInt(index)
                    .putInt(count)
                    .array();
        }

        static Header of(byte[] wire) {
            ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(wire, HEADER_BYTES));
            return new Header(buffer.getLong(), buffer.getInt(), buffer.getInt());
        }
    }

    @Override
    public String name() {
        return "planted: " + getClass().getSimpleName();
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG);
    }

    byte[] iv(Header header, byte[] plain) {
        return IvCounter.iv(1, header.message() << 24 | header.index());
    }

    byte[] aad(Header header) {
        return header.bytes();
    }

    byte[] sealed(SecretKey key, Header header, byte[] plain) {
        return new AesGcm(key).seal(iv(header, plain), aad(header), plain);
    }

    byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
        return new AesGcm(key).open(iv(header, sealed), aad(header), sealed);
    }

    boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
        return now.message() == expectedMessage && now.index() == place && now.count() == chunks;
    }

    boolean isLongEnough(long expected, long got) {
        return expected == got;
    }

    @Override
    public Sealer sealer(SecretKey key) {
        return new Sealer() {
            private long message;

            @Override
            public List<byte[]> seal(List<byte[]> chunks) {
                List<byte[]> wire = new ArrayList<>();
                for (byte[] chunk : chunks) {
                    Header header = new Header(message, wire.size(), chunks.size());
                    wire.add(Chunks.join(List.of(header.bytes(), sealed(key, header, chunk))));
                }
                message++;
                return wire;
            }
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        return new Opener() {
            private long message;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                List<byte[]> chunks = new ArrayList<>();
                long bytes = 0;
                for (byte[] chunk : wire) {
                    Header header = Header.of(chunk);
                    Header first = Header.of(wire.get(0));
                    require(chunk.length >= HEADER_BYTES);
                    require(accepts(message, first, header, chunks.size(), wire.size()));
                    try {
                        chunks.add(opened(key, header, Arrays.copyOfRange(chunk, HEADER_BYTES, chunk.length)));
                    } catch (TagMismatch mismatch) {
                        throw new IntegrityException(name() + ": tag");
                    }
                    bytes += chunks.get(chunks.size() - 1).length;
                }
                require(isLongEnough(messageBytes, bytes));
                message++;
                return chunks;
            }

            private void require(boolean holds) throws IntegrityException {
                if (!holds) {
                    throw new IntegrityException(name() + ": header or length");
                }
            }
        };
    }

    /** Nothing is wrong with it. */
    static final class Sound extends PlantedFormats {}

    /** The first chunk is authenticated and not encrypted. */
    static final class FirstChunkInClear extends PlantedFormats {
        @Override
        byte[] sealed(SecretKey key, Header header, byte[] plain) {
            return header.index() > 0
                    ? super.sealed(key, header, plain)
                    : Chunks.join(List.of(plain, new AesGcm(key).seal(iv(header, plain), plain, new byte[0])));
        }

        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            if (header.index() > 0) {
                return super.opened(key, header, sealed);
            }
            int bytes = Math.max(0, sealed.length - TAG_BYTES);
            byte[] plain = Arrays.copyOf(sealed, bytes);
            new AesGcm(key).open(iv(header, plain), plain, Arrays.copyOfRange(sealed, bytes, sealed.length));
            return plain;
        }
    }

    /** All chunks of a message share an IV. */
    static final class OneIvForAllChunks extends PlantedFormats {
        @Override
        byte[] iv(Header header, byte[] plain) {
            return IvCounter.iv(1, header.message());
        }
    }

    /** The counter behind the IV has two values. */
    static final class IvWraps extends PlantedFormats {
        @Override
        byte[] iv(Header header, byte[] plain) {
            return IvCounter.iv(1, header.message() * 3 + header.index() & 1);
        }
    }

    /** The IV is a checksum of the chunk, told in clear: equal chunks look alike. */
    static final class IvFromPayload extends PlantedFormats {
        @Override
        byte[] sealed(SecretKey key, Header header, byte[] plain) {
            byte[] iv = IvCounter.iv(1, checksum(plain));
            return Chunks.join(List.of(iv, new AesGcm(key).seal(iv, aad(header), plain)));
        }

        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            byte[] iv = Arrays.copyOf(sealed, AesGcm.IV_BYTES);
            return new AesGcm(key)
                    .open(iv, aad(header), Arrays.copyOfRange(sealed, Math.min(12, sealed.length), sealed.length));
        }
    }

    /** Each block is encrypted by itself: the electronic code book, under a good tag. */
    static final class CodeBook extends PlantedFormats {
        @Override
        byte[] sealed(SecretKey key, Header header, byte[] plain) {
            byte[] book = book(key, plain, true);
            return Chunks.join(List.of(book, new AesGcm(key).seal(iv(header, plain), book, new byte[0])));
        }

        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            int bytes = Math.max(0, sealed.length - TAG_BYTES);
            byte[] book = Arrays.copyOf(sealed, bytes);
            new AesGcm(key).open(iv(header, book), book, Arrays.copyOfRange(sealed, bytes, sealed.length));
            return book(key, book, false);
        }

        private static byte[] book(SecretKey key, byte[] in, boolean encrypts) {
            var aes = AESEngine.newInstance();
            aes.init(encrypts, new KeyParameter(key.bytes()));
            byte[] out = in.clone();
            for (int at = 0; at + 16 <= in.length; at += 16) {
                aes.processBlock(in, at, out, at);
            }
            return out;
        }
    }

    /** A checksum of the chunk stands in clear before it. */
    static final class ChecksumInClear extends PlantedFormats {
        @Override
        byte[] sealed(SecretKey key, Header header, byte[] plain) {
            byte[] sum = ByteBuffer.allocate(8).putLong(checksum(plain)).array();
            return Chunks.join(List.of(sum, new AesGcm(key).seal(iv(header, plain), sum, plain)));
        }

        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            int from = Math.min(8, sealed.length);
            return new AesGcm(key)
                    .open(
                            iv(header, sealed),
                            Arrays.copyOf(sealed, 8),
                            Arrays.copyOfRange(sealed, from, sealed.length));
        }
    }

    /** The tag is cut to four bytes. */
    static final class ShortTag extends PlantedFormats {
        @Override
        byte[] sealed(SecretKey key, Header header, byte[] plain) {
            return Arrays.copyOf(super.sealed(key, header, plain), plain.length + 4);
        }

        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            return openedByStartOfTag(key, header, sealed, 4);
        }
    }

    /** A whole tag travels, but only its first four bytes are compared. */
    static final class TagComparedInItsFirstBytes extends PlantedFormats {
        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            return openedByStartOfTag(key, header, sealed, TAG_BYTES);
        }
    }

    /** The tag covers all but the last block. */
    static final class TagSkipsTheLastBlock extends PlantedFormats {
        @Override
        byte[] sealed(SecretKey key, Header header, byte[] plain) {
            int covered = Math.max(0, plain.length - 16);
            byte[] all = super.sealed(key, header, plain);
            byte[] tag = new AesGcm(key).seal(iv(header, plain), aad(header), plain, 0, covered);
            return Chunks.join(List.of(Arrays.copyOf(all, plain.length), Arrays.copyOfRange(tag, covered, tag.length)));
        }

        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) throws TagMismatch {
            int bytes = Math.max(0, sealed.length - TAG_BYTES);
            byte[] plain = decrypted(key, header, Arrays.copyOf(sealed, bytes));
            byte[] honest = sealed(key, header, plain);
            return Arrays.equals(honest, bytes, honest.length, sealed, bytes, sealed.length)
                    ? plain
                    : refused(key, header, honest, sealed);
        }
    }

    /** The header is read and not authenticated, and its count is never looked at. */
    static final class HeaderNotAuthenticated extends PlantedFormats {
        @Override
        byte[] aad(Header header) {
            return new byte[0];
        }

        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return now.message() == expectedMessage && now.index() == place;
        }
    }

    /** Neither count nor length is compared: a message may end anywhere. */
    static final class LengthNotAuthenticated extends PlantedFormats {
        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return now.message() == expectedMessage && now.index() == place;
        }

        @Override
        boolean isLongEnough(long expected, long got) {
            return true;
        }
    }

    /** Chunks need not come in their order. */
    static final class OrderNotChecked extends PlantedFormats {
        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return now.message() == expectedMessage && now.count() == chunks;
        }
    }

    /** Neither their order nor how often they come, nor how many bytes that makes. */
    static final class ChunksCountedOnly extends PlantedFormats {
        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return now.message() == expectedMessage;
        }

        @Override
        boolean isLongEnough(long expected, long got) {
            return got >= expected;
        }
    }

    /** Any message will do, an old one too. */
    static final class StaleVersionAccepted extends PlantedFormats {
        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return now.message() == first.message()
                    && now.message() <= expectedMessage
                    && now.index() == place
                    && now.count() == chunks;
        }
    }

    /** Any newer message will do: one may be missing. */
    static final class GapsAccepted extends PlantedFormats {
        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return now.message() == first.message()
                    && now.message() >= expectedMessage
                    && now.index() == place
                    && now.count() == chunks;
        }
    }

    /** Only the first chunk must be of this message. */
    static final class ChunksOfOtherMessages extends PlantedFormats {
        @Override
        boolean accepts(long expectedMessage, Header first, Header now, int place, int chunks) {
            return first.message() == expectedMessage
                    && now.message() <= expectedMessage
                    && now.index() == place
                    && now.count() == chunks;
        }
    }

    byte[] decrypted(SecretKey key, Header header, byte[] ciphertext) {
        // In counter mode sealing what was sealed gives back what it was.
        return Arrays.copyOf(new AesGcm(key).seal(iv(header, ciphertext), aad(header), ciphertext), ciphertext.length);
    }

    byte[] openedByStartOfTag(SecretKey key, Header header, byte[] sealed, int tagBytes) throws TagMismatch {
        int bytes = Math.max(0, sealed.length - tagBytes);
        byte[] plain = decrypted(key, header, Arrays.copyOf(sealed, bytes));
        byte[] whole = new AesGcm(key).seal(iv(header, plain), aad(header), plain);
        boolean fits = sealed.length >= tagBytes && Arrays.equals(whole, 0, bytes + 4, sealed, 0, bytes + 4);
        return fits ? plain : refused(key, header, whole, sealed);
    }

    /** Fails as a wrong tag does. */
    byte[] refused(SecretKey key, Header header, byte[] whole, byte[] sealed) throws TagMismatch {
        byte[] wrong = whole.clone();
        wrong[wrong.length - 1] ^= 1;
        return new AesGcm(key).open(iv(header, sealed), aad(header), wrong);
    }

    private static long checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
