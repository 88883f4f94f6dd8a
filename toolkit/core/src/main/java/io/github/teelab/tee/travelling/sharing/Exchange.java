package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/** One exchange between orchestrator and holders that train side by side; the orchestrator's network serves one at a time. */
final class Exchange {
    private Exchange() {}

    /**
     * Weights go down, holders train, results come up, the orchestrator adds them.
     *
     * @param exchanges among how many a round's training is divided
     * @param what comes up
     */
    static Plan of(CollaborativeTraining training, int round, long exchanges, String what) {
        Turns turns = new Turns(what + " shared, round " + round);
        Operation exchange = new Operation.Message(training.exchangedBytes());
        for (int holder : training.order(round)) {
            long trainPs = training.trainPs(training.chunkBytes(holder)) / exchanges;
            int down = turns.on(holder, "weights down", exchange);
            int train = turns.on(holder, "train", new Operation.Kernel(trainPs), down);
            int up = turns.on(holder, what + " up", exchange, train);
            turns.on(holder, "add", new Operation.HostWork(training.averagePs()), up);
        }
        return turns.plan();
    }
}
