package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/**
 * Each holder computes gradients with a GPU of its own; the orchestrator adds them up and sends new weights back.
 *
 * @param system what transfers cost
 * @param everySteps after how many steps gradients are exchanged, at least 1; 1 gives the same model as training in one
 *     place
 */
public record GradientSharing(Travelling system, long everySteps) implements Sharing {
    public GradientSharing {
        if (everySteps < 1) {
            throw new IllegalArgumentException(
                    "gradient sharing: got an exchange every " + everySteps + " steps, allowed 1 or more");
        }
    }

    @Override
    public String name() {
        return "gradient sharing, every " + everySteps + " steps";
    }

    @Override
    public int gpus(CollaborativeTraining training) {
        return training.holders();
    }

    @Override
    public Plan round(CollaborativeTraining training, int round) {
        return Exchange.of(training, round, parts(training), "gradients");
    }

    @Override
    public long parts(CollaborativeTraining training) {
        long steps = training.steps(training.chunk().value());
        return Math.max(1, (steps + everySteps - 1) / everySteps);
    }
}
