package io.github.teelab.npu.enclave;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * An attack on an NPU enclave by whoever holds its memory.
 *
 * @param name what is done
 * @param stage where and when
 * @param trial does it on an enclave at its beginning that keeps the given rules, and tells what came of it
 */
public record EnclaveAttack(String name, String stage, Function<Set<EnclaveRule>, Outcome> trial) {
    /** What came of an attack; names as in {@code channel.Verdict}. */
    public enum Outcome {
        /** The enclave noticed and stopped. */
        DETECTED,
        /** The adversary learned nothing and nothing false left. */
        PREVENTED,
        /** The adversary learned a secret, or something false left the NPU. */
        SUCCEEDED
    }

    public EnclaveAttack {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(trial, "trial");
    }

    /** What comes of it against an enclave that keeps these rules. */
    public Outcome against(Set<EnclaveRule> rules) {
        return trial.apply(rules);
    }
}
