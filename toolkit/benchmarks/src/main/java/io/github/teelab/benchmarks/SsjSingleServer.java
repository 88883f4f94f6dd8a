package io.github.teelab.benchmarks;

import java.util.SplittableRandom;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** M/M/1 on SSJ's simulator with its default event list; the two event objects are used again. */
final class SsjSingleServer implements SingleServer {
    private final Simulator simulator = new Simulator();
    private final SplittableRandom random;
    private final Sojourns sojourns = new Sojourns();
    private final Event arrival = new Event(simulator) {
        @Override
        public void actions() {
            arrive();
        }
    };
    private final Event departure = new Event(simulator) {
        @Override
        public void actions() {
            leave();
        }
    };
    private int inSystem;
    private long events;
    private long stopAfter;

    SsjSingleServer(long seed) {
        random = new SplittableRandom(seed);
        simulator.init();
        arrival.schedule(0);
    }

    @Override
    public void run(int count) {
        stopAfter = events + count;
        simulator.start();
    }

    @Override
    public double takeMeanSojourn() {
        return sojourns.takeMean();
    }

    private void arrive() {
        if (++events >= stopAfter) {
            simulator.stop();
        }
        sojourns.arrive(simulator.time());
        arrival.schedule(random.nextExponential() / ARRIVAL_RATE);
        if (inSystem++ == 0) {
            departure.schedule(random.nextExponential());
        }
    }

    private void leave() {
        events++;
        sojourns.leave(simulator.time());
        if (--inSystem > 0) {
            departure.schedule(random.nextExponential());
        }
    }
}
