package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.enclave.NpuEnclave;
import io.github.teelab.npu.enclave.TamperFound;
import io.github.teelab.npu.enclave.Tensor;
import io.github.teelab.npu.enclave.UntrustedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tensors on their way out of an NPU's enclave, step by step: barrier, metadata, ciphertext as it lies in memory, and the
 * CPU's enclave at the other end, which has asked for one of them. Both ends hold the key of their {@link TransferSession}.
 */
final class DirectTransfer {
    private final NpuEnclave enclave;
    private final Tensor asked;
    private final UnaryOperator<byte[]> seal;
    private final WireFormat.Opener opener;
    private long sent;

    /**
     * @param asked the tensor that the CPU asked for
     * @param key what both ends hold
     * @param format of a channel that no other tensor has under that key
     */
    DirectTransfer(NpuEnclave enclave, Tensor asked, SecretKey key, TensorCiphertext format) {
        this.enclave = enclave;
        this.asked = asked;
        this.seal = format.metadataSealer(key);
        this.opener = format.opener(key, format.checks());
    }

    /**
     * Lets a tensor out.
     *
     * @return what goes on the link: sealed metadata, then line by line what lies in memory
     * @throws TamperFound at the barrier; nothing goes on the link then
     */
    List<byte[]> send(Tensor tensor) throws TamperFound {
        enclave.export(tensor);
        sent++;
        List<byte[]> wire = new ArrayList<>();
        wire.add(seal.apply(new Metadata(sent, tensor.address(), tensor.version(), tensor.mac()).encode()));
        for (int line = 0; line < tensor.lines(); line++) {
            wire.add(enclave.memory().read(tensor.address() + (long) line * UntrustedMemory.LINE_BYTES));
        }
        return wire;
    }

    /** Lets the tensor out that was asked for. */
    List<byte[]> sendAsked() throws TamperFound {
        return send(asked);
    }

    /** How many tensors have left the NPU. */
    long sent() {
        return sent;
    }

    /**
     * Takes what came for the tensor that was asked for.
     *
     * @throws IntegrityException if it is not that tensor
     */
    byte[] receive(List<byte[]> wire) throws IntegrityException {
        return Chunks.join(opener.open((long) asked.lines() * UntrustedMemory.LINE_BYTES, wire));
    }
}
