package io.github.teelab.tee.tensortee;

import io.github.teelab.memory.functional.MemoryCheck;
import io.github.teelab.npu.enclave.EnclaveRule;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is done against attacks, with what was taken out for study.
 *
 * @param npu what the NPU does about its memory
 * @param transfer what both sides do about transfers
 * @param missing the check that the CPU leaves out of those on its memory; empty in every published design
 */
record Safeguards(Set<EnclaveRule> npu, Set<TransferSafeguard> transfer, Optional<MemoryCheck> missing) {
    static final Safeguards ALL = new Safeguards(EnclaveRule.ALL, TransferSafeguard.ALL, Optional.empty());

    Safeguards {
        npu = Set.copyOf(npu);
        transfer = Set.copyOf(transfer);
    }

    Safeguards without(EnclaveRule rule) {
        Set<EnclaveRule> fewer = EnumSet.copyOf(npu);
        fewer.remove(rule);
        return new Safeguards(fewer, transfer, missing);
    }

    Safeguards without(TransferSafeguard safeguard) {
        Set<TransferSafeguard> fewer = EnumSet.copyOf(transfer);
        fewer.remove(safeguard);
        return new Safeguards(npu, fewer, missing);
    }

    Safeguards without(MemoryCheck check) {
        return new Safeguards(npu, transfer, Optional.of(check));
    }
}
