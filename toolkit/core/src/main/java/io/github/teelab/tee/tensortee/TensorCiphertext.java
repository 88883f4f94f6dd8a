package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Check;
import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.MultiChain;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The format of direct transfers: a tensor's lines encrypted under address and version as they lie in the sender's memory, and
 * before them a sealed message with {@link Metadata}. The two travel beside each other; the list of chunks has them in one
 * order.
 *
 * <p>The receiver decrypts with the sender's address and compares the exclusive or of all lines' codes once, late. Lines are
 * of 64 bytes; a chunk begins a new line. A message of the same tensor has a version of its own.
 *
 * @param channel number of the direction, part of the metadata's IVs and of line versions
 * @param address of the tensor at the sender
 * @param rules what both ends do, {@link TransferSafeguard#ALL} in the published design
 */
record TensorCiphertext(int channel, long address, Set<TransferSafeguard> rules) implements WireFormat {
    private static final int LINE_BYTES = 64;
    private static final String NAME = "tensor ciphertext";

    TensorCiphertext {
        rules = Set.copyOf(rules);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whether the tensor fits its code and the metadata their tag; whether the metadata are new. */
    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG, Check.FRESH_MESSAGE);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        LineCipher lines = LineCipher.of(key);
        Sealer metadata = metadata().sealer(key);
        return new Sealer() {
            private long number;

            @Override
            public List<byte[]> seal(List<byte[]> chunks) {
                number++;
                Tensor tensor = new Tensor(lines, address, has(TransferSafeguard.COUNT_VERSIONS) ? number : 1);
                List<byte[]> wire = new ArrayList<>();
                for (byte[] chunk : chunks) {
                    wire.add(tensor.encrypt(chunk));
                }
                byte[] clear = new Metadata(number, address, tensor.version, tensor.mac).encode();
                wire.add(
                        0,
                        has(TransferSafeguard.SEAL_METADATA)
                                ? metadata.seal(List.of(clear)).get(0)
                                : clear);
                return wire;
            }
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        LineCipher lines = LineCipher.of(key);
        Set<Check> tag = EnumSet.noneOf(Check.class);
        if (performed.contains(Check.TAG)) {
            tag.add(Check.TAG);
        }
        Opener metadata = metadata().opener(key, tag);
        return new Opener() {
            private long last;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                require(!wire.isEmpty(), "nothing came");
                byte[] clear = has(TransferSafeguard.SEAL_METADATA)
                        ? Chunks.join(metadata.open(Metadata.BYTES, wire.subList(0, 1)))
                        : wire.get(0);
                Metadata told = Metadata.decode(clear);
                boolean fresh = told.number() > last;
                boolean asksFresh = performed.contains(Check.FRESH_MESSAGE) && has(TransferSafeguard.FRESH_METADATA);
                require(fresh || !asksFresh, "metadata were accepted before");
                require(
                        told.address() == address || !has(TransferSafeguard.NAME_TENSOR),
                        "metadata name another tensor");
                Tensor tensor = new Tensor(lines, told.address(), told.version());
                List<byte[]> chunks = new ArrayList<>();
                for (byte[] chunk : wire.subList(1, wire.size())) {
                    chunks.add(tensor.decrypt(chunk));
                }
                boolean compares = performed.contains(Check.TAG) && has(TransferSafeguard.COMPARE_TENSOR_MAC);
                require(tensor.mac == told.mac() || !compares, "the tensor does not fit its code");
                last = told.number();
                return chunks;
            }
        };
    }

    private boolean has(TransferSafeguard safeguard) {
        return rules.contains(safeguard);
    }

    private MultiChain metadata() {
        return new MultiChain(channel, Metadata.BYTES);
    }

    private static void require(boolean holds, String otherwise) throws IntegrityException {
        if (!holds) {
            throw new IntegrityException(NAME + ": " + otherwise);
        }
    }

    /** A tensor as it passes, line by line. */
    private final class Tensor {
        private final LineCipher lines;
        private final long version;
        private long next;
        private long mac;

        Tensor(LineCipher lines, long address, long version) {
            this.lines = lines;
            this.version = version;
            this.next = address;
        }

        byte[] encrypt(byte[] chunk) {
            return pass(chunk, true);
        }

        byte[] decrypt(byte[] chunk) {
            return pass(chunk, false);
        }

        private byte[] pass(byte[] chunk, boolean encrypts) {
            List<byte[]> passed = new ArrayList<>();
            for (byte[] line : Chunks.split(chunk, LINE_BYTES)) {
                byte[] other = lines.apply(next, counter(), line);
                mac ^= lines.mac(has(TransferSafeguard.BIND_ADDRESS) ? next : 0, counter(), encrypts ? other : line);
                next += LINE_BYTES;
                passed.add(other);
            }
            return Chunks.join(passed);
        }

        /** Both directions share a key, and an address on one side means nothing on the other: the direction parts them. */
        private long counter() {
            return (long) channel << VERSION_BITS | version;
        }
    }

    private static final int VERSION_BITS = 56;
}
