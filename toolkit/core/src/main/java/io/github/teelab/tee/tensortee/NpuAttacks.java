package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Verdict;
import io.github.teelab.npu.enclave.EnclaveAttacks;
import io.github.teelab.tee.LifecycleAttack;
import java.util.List;

/** Attacks on the NPU's memory that end inside the NPU. */
record NpuAttacks(Safeguards safeguards) {
    List<LifecycleAttack> all() {
        return EnclaveAttacks.all().stream()
                .map(attack -> new LifecycleAttack(
                        attack.name(),
                        "NPU: " + attack.stage(),
                        () -> Verdict.valueOf(attack.against(safeguards.npu()).name())))
                .toList();
    }
}
