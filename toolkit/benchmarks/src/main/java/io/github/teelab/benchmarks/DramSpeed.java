package io.github.teelab.benchmarks;

import io.github.teelab.experiment.MemoryRun;
import io.github.teelab.experiment.MemoryRuns;
import io.github.teelab.memory.dram.DramDesign;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * How many requests a second the DRAM model takes from trace files, reading them included, on one core. A second is one of
 * processor time, so that other work on the machine disturbs less.
 */
public final class DramSpeed {
    private static final PrintStream OUT = System.out;
    private static final int REQUESTS = 3_000_000;
    private static final int ROUNDS = 4;
    private static final int LINE = 64;
    private static final long ARRAY = 1L << 28;

    private DramSpeed() {}

    /** The only argument names a folder for the traces. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Random random = new Random(1);
        OUT.printf("%-10s %-40s %14s %14s %8s%n", "trace", "mapping", "M requests/s", "GB/s simulated", "hits (%)");
        measure(trace(folder, "random", i -> line(i % 3 == 2, random.nextLong(1L << 28) * LINE)));
        measure(trace(folder, "reads", i -> line(false, random.nextLong(1L << 28) * LINE)));
        measure(trace(folder, "sequential", i -> line(false, (long) i * LINE)));
        measure(trace(folder, "triad", i -> line(i % 3 == 2, i % 3 * ARRAY + (long) (i / 3) * LINE)));
    }

    private static String line(boolean write, long address) {
        return (write ? "ST 0x" : "LD 0x") + Long.toHexString(address);
    }

    private static Path trace(Path folder, String name, IntFunction<String> lines) throws IOException {
        Path file = folder.resolve(name);
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
            for (int i = 0; i < REQUESTS; i++) {
                writer.println(lines.apply(i));
            }
        }
        return file;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void measure(Path trace) {
        for (String mapping : new String[] {"row-bank-rank-column-group-channel+xor", "row-bank-rank-column-channel"}) {
            DramDesign design = DramDesign.of("ddr4-3200").mapping(mapping);
            double best = 0;
            MemoryRun run = null;
            for (int round = 0; round < ROUNDS; round++) {
                long start = processorTime();
                run = new MemoryRuns.Question(trace).on(design).runs().get(0);
                best = Math.max(best, run.requests() * 1e3 / (processorTime() - start));
            }
            OUT.printf(
                    "%-10s %-40s %14.2f %14.2f %8.2f%n",
                    trace.getFileName(),
                    mapping,
                    best,
                    run.bandwidthGbPerSecond(),
                    run.statistics().rowHitPercent());
        }
    }
}
