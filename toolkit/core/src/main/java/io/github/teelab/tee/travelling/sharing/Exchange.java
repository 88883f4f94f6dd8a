package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.List;

/** One exchange between orchestrator and holders that train side by side; the orchestrator's network serves one at a time. */
final class Exchange {
    private Exchange() {}

    /**
     * Weights go down, holders train, results come up, the orchestrator adds them.
     *
     * @param exchanges among how many a round's training is divided
     * @param what comes up
     */
    static Program of(Travelling system, CollaborativeTraining training, int round, long exchanges, String what) {
        ProgramBuilder program = Program.builder();
        List<Integer> order = training.order(round);
        int network = program.resource("network", 1);
        int gpus = program.resource("holders' GPUs", order.size());
        int core = program.resource("orchestrator's core", 1);
        long bytes = training.exchangedBytes();
        long sendPs = system.sendPs(bytes);
        for (int holder : order) {
            int down = program.task(network, "weights down", Sharing.SHARING, sendPs, bytes);
            long trainPs = training.trainPs(training.chunkBytes(holder)) / exchanges;
            int train = program.task(gpus, "train", Sharing.TRAINING, trainPs, 0);
            int up = program.task(network, what + " up", Sharing.SHARING, sendPs, bytes);
            int add = program.task(core, "add", Sharing.SHARING, training.averagePs(), bytes);
            program.after(train, down, 0).after(up, train, 0).after(add, up, 0);
        }
        return program.build();
    }
}
