package io.github.teelab.benchmarks;

import io.github.teelab.npu.Dataflow;
import io.github.teelab.npu.SystolicArray;
import io.github.teelab.npu.Topology;
import java.io.PrintStream;
import java.nio.file.Path;

/** Reads a SCALE-Sim topology file and counts its cycles in all three dataflows; prints how long that took. */
public final class TimeTopology {
    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 20;

    private TimeTopology() {}

    /** The only argument is the topology file. */
    public static void main(String[] arguments) {
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            Topology topology = Topology.read(Path.of(arguments[0]));
            long cycles = 0;
            for (Dataflow dataflow : Dataflow.values()) {
                cycles += topology.cycles(new SystolicArray(512, 512, dataflow));
            }
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (round == 1 || round == ROUNDS) {
                OUT.printf(
                        "round %d: %d layers, three dataflows, %,d cycles, in %.3f ms%n",
                        round, topology.layers().size(), cycles, milliseconds);
            }
        }
    }
}
