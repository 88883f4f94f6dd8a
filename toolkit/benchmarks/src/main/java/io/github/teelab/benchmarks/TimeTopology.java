package io.github.teelab.benchmarks;

import io.github.teelab.npu.Dataflow;
import io.github.teelab.npu.SystolicArray;
import io.github.teelab.npu.Topology;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a SCALE-Sim topology file and counts its cycles in all three dataflows; prints how long that takes, in a fresh JVM and after it. */
public final class TimeTopology {
    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 20;

    private TimeTopology() {}

    /** The only argument is the topology file. */
    public static void main(String[] arguments) {
        double[] milliseconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Topology topology = Topology.read(Path.of(arguments[0]));
            long cycles = 0;
            for (Dataflow dataflow : Dataflow.values()) {
                cycles += topology.cycles(new SystolicArray(512, 512, dataflow));
            }
            milliseconds[round] = (System.nanoTime() - start) / 1e6;
            if (round == 0) {
                OUT.printf(
                        "%d layers, three dataflows, %,d cycles: first round %.1f ms%n",
                        topology.layers().size(), cycles, milliseconds[0]);
            }
        }
        Arrays.sort(milliseconds);
        OUT.printf("median of %d rounds %.3f ms%n", ROUNDS, milliseconds[ROUNDS / 2]);
    }
}
