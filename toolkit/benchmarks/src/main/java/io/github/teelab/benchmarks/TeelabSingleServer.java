package io.github.teelab.benchmarks;

import io.github.teelab.engine.Resource;
import io.github.teelab.engine.Simulator;
import java.util.SplittableRandom;

/** M/M/1 on our simulator, one unit of time being a microsecond. */
final class TeelabSingleServer implements SingleServer {
    private static final double UNIT_PS = 1e6;

    private final Simulator simulator = new Simulator();
    private final Resource server = new Resource(simulator, "server", 1);
    private final SplittableRandom random;
    private final Sojourns sojourns = new Sojourns();
    private final int arrival = simulator.register(index -> arrive());
    private final int departure = simulator.register(index -> leave());
    private long stopAfter;

    TeelabSingleServer(long seed) {
        random = new SplittableRandom(seed);
        simulator.at(0, arrival);
    }

    @Override
    public void run(int events) {
        stopAfter = simulator.eventsRun() + events;
        simulator.run();
    }

    @Override
    public double takeMeanSojourn() {
        return sojourns.takeMean() / UNIT_PS;
    }

    private void arrive() {
        if (simulator.eventsRun() >= stopAfter) {
            simulator.stop();
        }
        sojourns.arrive(simulator.nowPs());
        simulator.after(picoseconds(ARRIVAL_RATE), arrival);
        server.request(picoseconds(1), departure);
    }

    private void leave() {
        sojourns.leave(simulator.nowPs());
    }

    private long picoseconds(double rate) {
        return (long) (random.nextExponential() / rate * UNIT_PS);
    }
}
