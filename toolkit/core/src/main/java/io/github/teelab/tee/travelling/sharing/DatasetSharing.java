package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.tee.travelling.Travelling;
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
    public Program round(CollaborativeTraining training, int round) {
        ProgramBuilder program = Program.builder();
        int network = program.resource("network", 1);
        int link = program.resource("PCIe link", 1);
        int gpu = program.resource("GPU", 1);
        int lastSend = -1;
        int lastTrain = -1;
        int trainBefore = -1;
        for (int holder : training.order(round)) {
            long bytes = training.chunkBytes(holder);
            int send = program.task(network, "send chunk", SHARING, system.sendPs(bytes), bytes);
            int copy = program.task(link, "copy to GPU", SHARING, system.writePs(bytes), bytes);
            int train = program.task(gpu, "train", TRAINING, training.trainPs(bytes), 0);
            after(program, send, prefetch ? lastSend : lastTrain);
            after(program, copy, send);
            // Two buffers: a chunk may arrive while the GPU trains on the one before.
            after(program, copy, trainBefore);
            after(program, train, copy);
            after(program, train, lastTrain);
            lastSend = send;
            trainBefore = lastTrain;
            lastTrain = train;
        }
        return program.build();
    }

    private static void after(ProgramBuilder program, int task, int predecessor) {
        if (predecessor >= 0) {
            program.after(task, predecessor, 0);
        }
    }
}
