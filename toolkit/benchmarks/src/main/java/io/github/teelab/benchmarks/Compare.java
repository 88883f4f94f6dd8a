package io.github.teelab.benchmarks;

import io.github.teelab.benchmarks.HoldModel.Candidate;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks, ours beside the others, and prints one table of ratios. */
public final class Compare {
    private static final PrintStream OUT = System.out;
    private static final int[] PENDING = {1_000, 100_000, 1_000_000};

    private final String logs;
    private final List<Row> rows = new ArrayList<>();

    private Compare(String logs) {
        this.logs = logs;
    }

    /** The only argument names a folder for JMH's own logs. */
    public static void main(String[] arguments) throws RunnerException {
        new Compare(arguments[0]).run();
    }

    private void run() throws RunnerException {
        for (int pending : PENDING) {
            Set<Candidate> all = EnumSet.allOf(Candidate.class);
            if (pending > 1_000) {
                all.remove(Candidate.SSJ_DOUBLY_LINKED);
            }
            hold("hold", pending, false, all);
        }
        for (int pending : PENDING) {
            // A plain binary tree strings events at equal times along one path: left out.
            hold(
                    "hold, bursts",
                    pending,
                    true,
                    EnumSet.of(
                            Candidate.TEELAB,
                            Candidate.PRIORITY_QUEUE,
                            Candidate.SSJ_SPLAY_TREE,
                            Candidate.SSJ_HENRIKSEN,
                            Candidate.SSJ_RED_BLACK_TREE));
        }
        rows.add(Row.of("M/M/1", 2, measure(options().include(SingleServerBenchmark.class.getName()))));
        OUT.println();
        OUT.println(Row.HEADER);
        rows.forEach(OUT::println);
        OUT.println();
        boolean correct = true;
        for (SingleServer.Candidate candidate : SingleServer.Candidate.values()) {
            SojournCheck check = SojournCheck.of(candidate.create(1));
            OUT.println("M/M/1 mean sojourn, " + candidate + ": " + check);
            correct &= check.holds() || candidate != SingleServer.Candidate.TEELAB;
        }
        if (!correct) {
            throw new IllegalStateException("M/M/1: our mean sojourn lies outside its confidence interval");
        }
    }

    private void hold(String name, int pending, boolean bursts, Set<Candidate> candidates) throws RunnerException {
        ChainedOptionsBuilder options = options()
                .include(HoldBenchmark.class.getName())
                .param("pending", Integer.toString(pending))
                .param("bursts", Boolean.toString(bursts))
                .param("candidate", candidates.stream().map(Candidate::name).toArray(String[]::new));
        rows.add(Row.of(name, pending, measure(options)));
    }

    private Collection<RunResult> measure(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            OUT.println("  " + Row.describe(result));
        }
        return results;
    }

    private ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(1000))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(800))
                .addProfiler(GCProfiler.class)
                .output(logs + "/" + rows.size() + ".log");
    }
}
