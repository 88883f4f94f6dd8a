package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.tee.travelling.Journey;
import io.github.teelab.tee.travelling.JourneyLoad;
import io.github.teelab.tee.travelling.JourneyStep;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.HashMap;
import java.util.Map;

/**
 * The GPU goes to each holder in turn.
 *
 * @param system what a journey costs
 */
public record TravellingSharing(Travelling system) implements Sharing {
    @Override
    public String name() {
        return "GPU travelling";
    }

    @Override
    public int gpus(CollaborativeTraining training) {
        return 1;
    }

    @Override
    public Program round(CollaborativeTraining training, int round) {
        ProgramBuilder program = Program.builder();
        Map<String, Integer> resources = new HashMap<>();
        Map<Long, Journey> journeys = new HashMap<>();
        int last = -1;
        for (int holder : training.order(round)) {
            Journey journey = journeys.computeIfAbsent(
                    training.chunkBytes(holder),
                    bytes -> system.journey(
                            holder, new JourneyLoad(bytes, training.stateBytes(), training.trainPs(bytes))));
            for (JourneyStep step : journey.steps()) {
                int resource = resources.computeIfAbsent(step.resource(), name -> program.resource(name, 1));
                int task = program.task(
                        resource,
                        step.name(),
                        step.name().equals(Journey.TRAIN) ? TRAINING : SHARING,
                        step.durationPs(),
                        step.bytes());
                if (last >= 0) {
                    program.after(task, last, 0);
                }
                last = task;
            }
        }
        return program.build();
    }
}
