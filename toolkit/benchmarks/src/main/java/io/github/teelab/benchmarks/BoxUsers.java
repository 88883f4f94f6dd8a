package io.github.teelab.benchmarks;

import io.github.teelab.experiment.hetee.BoxLoad;
import io.github.teelab.experiment.hetee.LoadRun;

/** How long ten thousand users through a HETEE box take to simulate, on one core. */
public final class BoxUsers {
    private static final int USERS = 10_000;
    private static final int RUNS = 5;

    private BoxUsers() {}

    /** Takes no arguments. The first run, in a JVM that has just started, is printed too. */
    public static void main(String[] arguments) {
        BoxLoad box = BoxLoad.of(32, 8).offered(0.4);
        for (int i = 1; i <= RUNS; i++) {
            long start = System.nanoTime();
            LoadRun run = box.run(USERS, i);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d users through a box of 32 GPUs and 8 proxies, run %d: %.3f s (mean wait %.0f s)%n",
                    run.users(), i, seconds, run.meanWaitSeconds());
        }
    }
}
