package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.workload.offload.OffloadedStep;
import java.util.Locale;
import java.util.Map;

/**
 * A model of the paper's Fig. 16.
 *
 * @param name as the paper has it
 * @param batch sequences of a step
 * @param speedup published, over SGX+MGX
 * @param role whether it may be fitted to
 */
public record TrainedModel(String name, int batch, double speedup, Comparison.Role role) {
    /** Names of the zoo where they are not the paper's in lower case. */
    private static final Map<String, String> IN_ZOO = Map.of(
            "gpt2-m", "gpt2-medium",
            "gpt2-l", "gpt2-large",
            "roberta-l", "roberta-large",
            "bloom", "bloom-560m",
            "llama2-7b", "llama-2-7b");

    /** One step of its training. */
    public OffloadedStep step() {
        String lower = name.toLowerCase(Locale.ROOT);
        return OffloadedStep.of(IN_ZOO.getOrDefault(lower, lower), batch);
    }
}
