package io.github.teelab.tee.tensortee;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.enclave.EnclaveRule;
import io.github.teelab.npu.enclave.NpuEnclave;
import io.github.teelab.npu.enclave.Tensor;
import java.util.EnumSet;
import java.util.Set;

/**
 * An NPU's enclave and the CPU's, after they have attested each other: the NPU's tensors lie encrypted under the key that both
 * hold, so that they can leave as they lie. Each tensor that the CPU asks for has a channel of its own under that key.
 */
final class TransferSession {
    private final NpuEnclave npu;
    private final SecretKey key;
    private final Safeguards safeguards;
    private int channels;

    private TransferSession(NpuEnclave npu, SecretKey key, Safeguards safeguards) {
        this.npu = npu;
        this.key = key;
        this.safeguards = safeguards;
    }

    /**
     * Begins a session.
     *
     * @param key that both ends agreed on, for this session and no other
     * @param safeguards what both ends do
     */
    static TransferSession begin(SecretKey key, Safeguards safeguards) {
        Set<EnclaveRule> rules = EnumSet.noneOf(EnclaveRule.class);
        rules.addAll(safeguards.npu());
        if (!bindsAddress(safeguards)) {
            rules.remove(EnclaveRule.BIND_ADDRESS);
        }
        return new TransferSession(NpuEnclave.start(key, rules), key, safeguards);
    }

    /** The NPU's enclave. */
    NpuEnclave npu() {
        return npu;
    }

    /** The CPU asks for a tensor: all its versions travel on one channel, in order. */
    DirectTransfer ask(Tensor tensor) {
        Set<TransferSafeguard> rules = bindsAddress(safeguards)
                ? safeguards.transfer()
                : safeguards.without(TransferSafeguard.BIND_ADDRESS).transfer();
        channels++;
        return new DirectTransfer(npu, tensor, key, new TensorCiphertext(channels, tensor.address(), rules));
    }

    /** The code of a line is the same on both sides, so either both bind its address or none does. */
    private static boolean bindsAddress(Safeguards safeguards) {
        return safeguards.npu().contains(EnclaveRule.BIND_ADDRESS)
                && safeguards.transfer().contains(TransferSafeguard.BIND_ADDRESS);
    }
}
