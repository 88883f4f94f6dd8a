package io.github.teelab.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events per second of a pending event set that holds a number of events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HoldBenchmark {
    private static final int EVENTS = 10_000;

    @Param({"1000", "100000", "1000000"})
    public int pending;

    @Param({"false", "true"})
    public boolean bursts;

    @Param
    public HoldModel.Candidate candidate;

    private Increments increments;
    private HoldModel model;

    /** Fills the set; with exponential increments it is in its steady state from then on. */
    @Setup
    public void fill() {
        increments = new Increments(bursts);
        model = candidate.create(pending);
        model.fill(pending, increments);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double hold() {
        return model.hold(EVENTS, increments);
    }
}
