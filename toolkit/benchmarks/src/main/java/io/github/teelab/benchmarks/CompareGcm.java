package io.github.teelab.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures functional delivery beside a bare Bouncy Castle loop and prints the ratio. */
public final class CompareGcm {
    private static final PrintStream OUT = System.out;

    private CompareGcm() {}

    /** The only argument names a file for JMH's own log. */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(GcmBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .output(arguments[0])
                        .build())
                .run();
        double teelab = rate(results, "teelab");
        double bare = rate(results, "bouncyCastle");
        OUT.printf(
                "1 MiB sealed and opened: %.1f MiB/s through a path, %.1f MiB/s bare; ratio %.2f%n",
                teelab, bare, teelab / bare);
    }

    private static double rate(Collection<RunResult> results, String name) {
        return results.stream()
                .map(RunResult::getPrimaryResult)
                .filter(result -> result.getLabel().equals(name))
                .mapToDouble(result -> result.getScore())
                .findFirst()
                .orElseThrow();
    }
}
