package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/**
 * Each holder sends its chunk to the orchestrator over TLS; the orchestrator copies it to its GPU and trains.
 *
 * @param system what transfers and copies cost
 * @param prefetch whether the next chunk travels while the GPU trains on the last; the paper's baseline does not
 */
public record DatasetSharing(Travelling system, boolean prefetch) implements Sharing {
    @Override
    public String name() {
        return prefetch ? "dataset sharing, next chunk ahead" : "dataset sharing";
    }

    @Override
    public int gpus(CollaborativeTraining training) {
        return 1;
    }

    @Override
    public Plan round(CollaborativeTraining training, int round) {
        Turns turns = new Turns("dataset shared, round " + round);
        int lastSend = -1;
        int lastTrain = -1;
        int trainBefore = -1;
        for (int holder : training.order(round)) {
            long bytes = training.chunkBytes(holder);
            Operation copyIn = new Operation.Copy(Transfer.HOST_TO_DEVICE_PAGEABLE, bytes, 0);
            int send = turns.add("send chunk", new Operation.Message(bytes), prefetch ? lastSend : lastTrain);
            // Two buffers: a chunk may arrive while the GPU trains on the one before.
            int copy = turns.add("copy to GPU", copyIn, send, trainBefore);
            int train = turns.add("train", new Operation.Kernel(training.trainPs(bytes)), copy, lastTrain);
            lastSend = send;
            trainBefore = lastTrain;
            lastTrain = train;
        }
        return turns.plan();
    }
}
