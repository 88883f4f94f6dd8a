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

/** Events per second of a whole M/M/1 simulation, random numbers and statistics included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SingleServerBenchmark {
    private static final int EVENTS = 100_000;

    @Param
    public SingleServer.Candidate candidate;

    private SingleServer model;

    @Setup
    public void create() {
        model = candidate.create(1);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double simulate() {
        model.run(EVENTS);
        return model.takeMeanSojourn();
    }
}
