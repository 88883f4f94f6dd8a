package io.github.teelab.benchmarks;

import io.github.teelab.experiment.travelling.BreakEven;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.tee.travelling.sharing.Sharing;
import io.github.teelab.tee.travelling.sharing.SharingRun;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/** How long a hundred rounds of a thousand data holders take to simulate, on one core, for each way to share. */
public final class TravellingHolders {
    private TravellingHolders() {}

    /** Takes no arguments. Chunks differ from holder to holder, so that no journey is like another. */
    public static void main(String[] arguments) {
        CollaborativeTraining training =
                CollaborativeTraining.gpt2().holders(1000).rounds(100).spread(0.5);
        for (Sharing way : BreakEven.ways(Travelling.on(Platforms.h100Node()))) {
            long start = System.nanoTime();
            SharingRun run = SharingRun.of(way, training);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "1,000 holders, 100 rounds, %s: %.2f s (%,.0f h simulated)%n",
                    run.way(), seconds, run.seconds() / 3600);
        }
    }
}
