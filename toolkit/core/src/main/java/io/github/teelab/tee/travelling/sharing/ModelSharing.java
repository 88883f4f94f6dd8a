package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/**
 * Each holder trains on its own chunk with a GPU of its own; the orchestrator averages the weights (federated averaging).
 *
 * <p>What averaging costs in steps until the model is as good is not modelled.
 *
 * @param system what transfers cost
 */
public record ModelSharing(Travelling system) implements Sharing {
    @Override
    public String name() {
        return "model sharing";
    }

    @Override
    public int gpus(CollaborativeTraining training) {
        return training.holders();
    }

    @Override
    public Plan round(CollaborativeTraining training, int round) {
        return Exchange.of(training, round, 1, "weights");
    }
}
