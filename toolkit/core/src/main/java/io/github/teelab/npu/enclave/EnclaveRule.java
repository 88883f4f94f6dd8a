package io.github.teelab.npu.enclave;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an NPU enclave does against whoever holds its memory (TensorTEE section 4.3). Each has an attack that only it stops. */
public enum EnclaveRule {
    /** What was read of a tensor is compared, late, with the code kept on the chip. */
    COMPARE_TENSOR_MAC,
    /** Before a tensor leaves, all that it rests on is verified. */
    BARRIER,
    /** A result rests on all that its inputs rest on. */
    PROPAGATE_POISON,
    /** Each line is read once: what is verified is what is used, whatever memory holds by then. */
    READ_ONCE,
    /** Code is verified before it runs. */
    VERIFY_CODE_AT_ONCE,
    /** Where all poison bits are taken, the oldest tensor is verified before another is read. */
    CAP_UNVERIFIED,
    /** The code of a line covers its address; else the exclusive or over a tensor does not see lines change places. */
    BIND_ADDRESS,
    /** Each write of a tensor has a version of its own; else two writes share a key stream. */
    COUNT_VERSIONS;

    /** All of them: the published design. */
    public static final Set<EnclaveRule> ALL = Collections.unmodifiableSet(EnumSet.allOf(EnclaveRule.class));

    /** All but one. */
    public static Set<EnclaveRule> without(EnclaveRule rule) {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(rule)));
    }
}
