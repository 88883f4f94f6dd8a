package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.tee.LifecycleAttack;
import io.github.teelab.tee.MutualAttestation;
import java.util.List;

/**
 * Who stands in for the CPU's enclave to get the key and with it all tensors.
 *
 * @param attestation how both sides verify each other
 * @param attestsBoth whether the accelerator verifies at all
 */
record EnclaveImpostors(MutualAttestation attestation, boolean attestsBoth) {
    List<LifecycleAttack> all() {
        String stage = attestation.back().verifier() + " verifies the "
                + attestation.back().subject();
        return List.of(
                new LifecycleAttack(
                        "stand in for the CPU's enclave",
                        stage,
                        () -> admitted(attestation.back().substitute())),
                new LifecycleAttack(
                        "start an old CPU enclave",
                        stage,
                        () -> admitted(attestation.back().rolledBack())),
                new LifecycleAttack(
                        "start a CPU enclave with altered code",
                        stage,
                        () -> admitted(attestation.back().altered())));
    }

    private Verdict admitted(Device presented) {
        try {
            attestation.connect(presented, attestsBoth);
            return Verdict.SUCCEEDED;
        } catch (Refused refused) {
            return Verdict.DETECTED;
        }
    }
}
