package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Operation.HandOver;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

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
    public Plan round(CollaborativeTraining training, int round) {
        Turns turns = new Turns("GPU travelling, round " + round);
        int last = -1;
        for (int holder : training.order(round)) {
            long bytes = training.chunkBytes(holder);
            int there = turns.add("journey", handOver(training, holder, HandOver.Leg.THERE_AND_BACK), last);
            int train = turns.add("train", new Operation.Kernel(training.trainPs(bytes)), there);
            last = turns.add("clearing", handOver(training, holder, HandOver.Leg.CLEARING), train);
        }
        return turns.plan();
    }

    private static HandOver handOver(CollaborativeTraining training, int holder, HandOver.Leg leg) {
        return new HandOver(holder, leg, training.chunkBytes(holder), training.stateBytes());
    }
}
