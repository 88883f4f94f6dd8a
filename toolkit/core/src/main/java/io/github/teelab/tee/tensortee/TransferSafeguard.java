package io.github.teelab.tee.tensortee;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a transfer does against whoever holds the link and both memories, beside what the NPU does ({@link
 * io.github.teelab.npu.enclave.EnclaveRule}). For each there is an attack that only it stops. */
public enum TransferSafeguard {
    /** The receiver compares the code rebuilt from what came with the one that the metadata names. */
    COMPARE_TENSOR_MAC,
    /** A line's code covers its address; else the exclusive or over a tensor does not see lines change places. */
    BIND_ADDRESS,
    /** Metadata travel encrypted and authenticated; codes of lines lie open in memory, so an old tensor's could be put in. */
    SEAL_METADATA,
    /** A metadata message is the one after the last that was accepted: none was replayed, none withheld. */
    FRESH_METADATA,
    /** The metadata name the tensor that the receiver asked for. */
    NAME_TENSOR,
    /** The NPU attests the CPU's enclave too before it shares the key. */
    ATTEST_BOTH;

    /** All of them: the published design. */
    public static final Set<TransferSafeguard> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(TransferSafeguard.class));
}
