package io.github.teelab.experiment.tensortee;

import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.memory.tensor.TenAnalyzerSizes;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adam's iterations under TenAnalyzer from an empty table. Beyond those that were simulated the last stands for all.
 *
 * @param plainMs unprotected time of one iteration, milliseconds
 * @param simulated the iterations
 */
public record Learning(double plainMs, List<AdamSetting.Iteration> simulated) {
    /** Iterations that charts show. */
    private static final int[] SHOWN = {1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40};

    public Learning {
        simulated = List.copyOf(simulated);
    }

    /** @param ordered whether rounds of updates must begin and end with the first and last line */
    static TenAnalyzer scheme(boolean ordered) {
        return new TenAnalyzer(TenAnalyzerSizes.published().orderedEnds(ordered));
    }

    /** How many iterations are simulated: by then nothing new is learnt, or, if ordered, as much again as was forgotten. */
    static int simulated(boolean ordered) {
        return ordered ? 3 : 4;
    }

    /** Time of an iteration once nothing new is learnt, milliseconds. */
    double knownMs() {
        return simulated.get(simulated.size() - 1).milliseconds();
    }

    /** Share of read requests inside known tensors in one iteration, 0 to 1. */
    public double hitIn(int iteration) {
        return at(iteration).counters().hitInShare();
    }

    /** Time of one iteration over the unprotected time. */
    public double latency(int iteration) {
        return at(iteration).milliseconds() / plainMs;
    }

    /** Mean of {@link #hitIn} from the first iteration to this. */
    public double meanHitIn(int iteration) {
        return IntStream.rangeClosed(1, iteration)
                .mapToDouble(this::hitIn)
                .average()
                .orElseThrow();
    }

    /** Mean of {@link #latency} from the first iteration to this. */
    public double meanLatency(int iteration) {
        return IntStream.rangeClosed(1, iteration)
                .mapToDouble(this::latency)
                .average()
                .orElseThrow();
    }

    /** Iterations to show, from 1 to 40. */
    public double[] numbers() {
        return IntStream.of(SHOWN).asDoubleStream().toArray();
    }

    /** Mean hit rates up to {@link #numbers()}, percent. */
    public double[] meanHitIns() {
        return IntStream.of(SHOWN).mapToDouble(i -> 100 * meanHitIn(i)).toArray();
    }

    /** Mean latencies up to {@link #numbers()}. */
    public double[] meanLatencies() {
        return IntStream.of(SHOWN).mapToDouble(this::meanLatency).toArray();
    }

    /** Latencies of {@link #numbers()} by themselves. */
    public double[] latencies() {
        return IntStream.of(SHOWN).mapToDouble(this::latency).toArray();
    }

    private AdamSetting.Iteration at(int iteration) {
        return simulated.get(Math.min(iteration, simulated.size()) - 1);
    }
}
