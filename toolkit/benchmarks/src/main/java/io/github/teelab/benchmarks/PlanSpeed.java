package io.github.teelab.benchmarks;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** A plan of a million calls, a copy after every 50 launches, priced, lowered and run: median of five, first rounds of a JVM. */
public final class PlanSpeed {
    private static final PrintStream OUT = System.out;
    private static final int CALLS = 1_000_000;
    private static final int LAUNCHES_PER_COPY = 50;
    private static final int ROUNDS = 5;

    private PlanSpeed() {}

    /** Takes no argument. */
    public static void main(String[] arguments) {
        Plan plan = plan();
        for (TeeSystem system : List.of(
                Unprotected.on(Platforms.h100Node()), H100Confidential.on(Platforms.h100Node()))) {
            double[] seconds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                system.run(plan);
                seconds[round] = (System.nanoTime() - begin) / 1e9;
            }
            Arrays.sort(seconds);
            Runtime java = Runtime.getRuntime();
            OUT.printf(
                    "%,d calls on %s: %.2f s (median of %d), heap in use %d MiB%n",
                    CALLS, system.name(), seconds[ROUNDS / 2], ROUNDS, (java.totalMemory() - java.freeMemory()) >> 20);
        }
    }

    private static Plan plan() {
        PlainProgram program = PlainProgram.named("a million calls");
        for (int call = 0; call < CALLS; call++) {
            if (call % (LAUNCHES_PER_COPY + 1) == LAUNCHES_PER_COPY) {
                program.copy(Transfer.HOST_TO_DEVICE_PINNED, 1 << 20, 0);
            } else {
                program.launch("kernel", 5_000_000, 0);
            }
        }
        return program.plan();
    }
}
