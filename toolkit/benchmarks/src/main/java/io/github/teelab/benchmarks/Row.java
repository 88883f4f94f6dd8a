package io.github.teelab.benchmarks;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/**
 * One line of the table: ours against the fastest of the others.
 *
 * @param benchmark which model
 * @param pending events pending at once
 * @param ours million events per second, the best iteration
 * @param peer name of the fastest other
 * @param theirs million events per second of that other, its best iteration
 * @param bytesPerEvent bytes that ours allocates per event
 */
record Row(String benchmark, int pending, double ours, String peer, double theirs, double bytesPerEvent) {
    static final String HEADER =
            "| benchmark | pending | ours, M events/s | fastest peer | its M events/s | ratio | our bytes allocated per event |\n"
                    + "|---|---:|---:|---|---:|---:|---:|";
    private static final String OURS = "TEELAB";

    static Row of(String benchmark, int pending, Collection<RunResult> results) {
        RunResult ours = results.stream()
                .filter(result -> candidate(result).equals(OURS))
                .findFirst()
                .orElseThrow();
        RunResult fastest = results.stream()
                .filter(result -> !candidate(result).equals(OURS))
                .max(Comparator.comparingDouble(Row::best))
                .orElseThrow();
        return new Row(benchmark, pending, best(ours), candidate(fastest), best(fastest), allocated(ours));
    }

    static String describe(RunResult result) {
        return String.format(
                Locale.ROOT,
                "%s %s: %.2f M events/s, %.1f B/event",
                result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1"),
                result.getParams().getParamsKeys().stream()
                        .map(key -> result.getParams().getParam(key))
                        .toList(),
                best(result),
                allocated(result));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %s | %.2f | %.1f | %.2f |",
                benchmark,
                pending,
                ours,
                peer.toLowerCase(Locale.ROOT).replace('_', ' '),
                theirs,
                ours / theirs,
                bytesPerEvent);
    }

    private static String candidate(RunResult result) {
        return result.getParams().getParam("candidate");
    }

    private static double best(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMax() / 1e6;
    }

    private static double allocated(RunResult result) {
        // Some versions of JMH put a dot in front of the name.
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getScore();
    }
}
