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
import java.util.function.UnaryOperator;

/**
 * The format of direct transfers: a tensor's lines encrypted under address and version as they lie in the sender's memory, and
 * before them a sealed message with {@link Metadata}. The two travel beside each other; the list of chunks has them in one
 * order.
 *
 * <p>The receiver decrypts with the sender's address and compares the exclusive or of all lines' codes once, late. Lines have
 * 64 bytes; a chunk begins a new line. Each message of a tensor has a version of its own. Each direction needs a key of its
 * own: addresses of one side mean other bytes on the other.
 *
 * @param channel number of the direction, part of the metadata's IVs
 * @param address of the tensor at the sender
 * @param rules what both ends do, {@link TransferSafeguard#ALL} in the published design
 */
record TensorCiphertext(int channel, long address, Set<TransferSafeguard> rules) implements WireFormat {
    private static final String NAME = "tensor ciphertext";

    TensorCiphertext {
        rules = Set.copyOf(rules);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whether the tensor fits its code and the metadata their tag; whether the message is the next one. */
    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG, Check.FRESH_MESSAGE);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        LineCipher cipher = LineCipher.of(key);
        UnaryOperator<byte[]> seal = metadataSealer(key);
        return new Sealer() {
            private long number;

            @Override
            public List<byte[]> seal(List<byte[]> chunks) {
                number++;
                TensorLines lines = lines(cipher, address, number);
                List<byte[]> wire = new ArrayList<>();
                for (byte[] chunk : chunks) {
                    wire.add(lines.encrypt(chunk));
                }
                wire.add(0, seal.apply(new Metadata(number, address, number, lines.mac()).encode()));
                return wire;
            }
        };
    }

    /** What seals metadata; for senders whose tensors lie encrypted already. */
    UnaryOperator<byte[]> metadataSealer(SecretKey key) {
        Sealer sealer = trustedChannel().sealer(key);
        return has(TransferSafeguard.SEAL_METADATA)
                ? clear -> sealer.seal(List.of(clear)).get(0)
                : clear -> clear;
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        LineCipher cipher = LineCipher.of(key);
        boolean checksTag = performed.contains(Check.TAG);
        boolean checksFresh = performed.contains(Check.FRESH_MESSAGE) && has(TransferSafeguard.FRESH_METADATA);
        Opener metadata = trustedChannel().opener(key, checksTag ? EnumSet.of(Check.TAG) : EnumSet.noneOf(Check.class));
        return new Opener() {
            private long last;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException {
                require(!wire.isEmpty(), "nothing came");
                byte[] clear = has(TransferSafeguard.SEAL_METADATA)
                        ? Chunks.join(metadata.open(Metadata.BYTES, wire.subList(0, 1)))
                        : wire.get(0);
                Metadata told = Metadata.decode(clear);
                require(
                        told.number() == last + 1 || !checksFresh,
                        "metadata were accepted before, or some before them are missing");
                require(
                        told.address() == address || !has(TransferSafeguard.NAME_TENSOR),
                        "metadata name another tensor");
                TensorLines lines = lines(cipher, told.address(), told.version());
                List<byte[]> chunks = new ArrayList<>();
                for (byte[] chunk : wire.subList(1, wire.size())) {
                    chunks.add(lines.decrypt(chunk));
                }
                boolean compares = checksTag && has(TransferSafeguard.COMPARE_TENSOR_MAC);
                require(lines.mac() == told.mac() || !compares, "the tensor does not fit its code");
                long bytes = chunks.stream().mapToLong(chunk -> chunk.length).sum();
                require(bytes == messageBytes || !compares, "the tensor is not as long as the one asked for");
                last = told.number();
                return chunks;
            }
        };
    }

    private TensorLines lines(LineCipher cipher, long first, long version) {
        return new TensorLines(cipher, first, version, has(TransferSafeguard.BIND_ADDRESS));
    }

    private boolean has(TransferSafeguard safeguard) {
        return rules.contains(safeguard);
    }

    private MultiChain trustedChannel() {
        return new MultiChain(channel, Metadata.BYTES);
    }

    private static void require(boolean holds, String otherwise) throws IntegrityException {
        if (!holds) {
            throw new IntegrityException(NAME + ": " + otherwise);
        }
    }
}
