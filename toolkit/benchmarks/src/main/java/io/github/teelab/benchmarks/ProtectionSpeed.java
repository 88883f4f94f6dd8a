package io.github.teelab.benchmarks;

import io.github.teelab.experiment.tensortee.AdamSetting;
import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Counter;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.scheme.Schemes;
import io.github.teelab.memory.simulation.Fidelity;
import io.github.teelab.memory.simulation.TrafficRun;
import io.github.teelab.workload.kernel.AdamUpdate;
import io.github.teelab.workload.kernel.StreamKernel;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.ParameterTensors;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How many accesses a second pass caches and metadata caches without DRAM, by scheme, and how long the full-size step of Adam
 * takes with DRAM; on one core, in processor time. The last lines show that the length of a workload costs no memory.
 */
public final class ProtectionSpeed {
    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 5;
    private static final int THREADS = 4;

    private ProtectionSpeed() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        Iterable<Phase> adam = AdamUpdate.of(ParameterTensors.ofLayer(Models.transformer("gpt2-medium")), THREADS, 0);
        Iterable<Phase> triad = List.of(StreamKernel.TRIAD.on(64 << 20, THREADS, 0));
        OUT.printf("%-12s %-8s %14s%n", "scheme", "workload", "M accesses/s");
        for (Scheme scheme : Schemes.all()) {
            traffic(scheme, "adam", adam);
            traffic(scheme, "triad", triad);
        }
        fullSize("none");
        fullSize("sgx");
        fullSize("softvn");
        for (long lines = 1 << 20; lines <= 1 << 26; lines <<= 3) {
            length(lines);
        }
    }

    private static void traffic(Scheme scheme, String name, Iterable<Phase> phases) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            TrafficRun run = new TrafficRun(AdamSetting.calibrated().machine(), scheme);
            long start = processorTime();
            run.run(phases);
            best = Math.max(best, run.counters().get(Counter.ACCESSES) * 1e3 / (processorTime() - start));
        }
        OUT.printf("%-12s %-8s %14.1f%n", scheme.name(), name, best);
    }

    private static void fullSize(String scheme) {
        AdamSetting setting = AdamSetting.calibrated()
                .tensors(ParameterTensors.of(Models.transformer("llama-2-7b")))
                .fidelity(Fidelity.FULL_SIZE);
        long start = processorTime();
        AdamSetting.Iteration step =
                setting.iterations(THREADS, Schemes.named(scheme), 1).get(0);
        OUT.printf(
                "Adam over Llama-2-7B under %s: %.1f s simulated in %.1f s%n",
                scheme, step.milliseconds() / 1e3, (processorTime() - start) / 1e9);
    }

    private static void length(long lines) {
        Runtime runtime = Runtime.getRuntime();
        Phase stream = Phase.of("stream", new AccessLoop(List.of(AccessRun.loads(0, 64, lines)), 0));
        TrafficRun run = new TrafficRun(AdamSetting.calibrated().machine(), Schemes.named("sgx")).run(stream);
        System.gc();
        OUT.printf(
                "%,d lines: %.1f MiB in use after %,d accesses%n",
                lines,
                (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
                run.counters().get(Counter.ACCESSES));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
