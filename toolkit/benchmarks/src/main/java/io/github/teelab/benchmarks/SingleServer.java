package io.github.teelab.benchmarks;

/** An M/M/1 queue, simulated: arrivals at rate 0.8, one server of rate 1, first in, first out. */
public interface SingleServer {
    /** Arrivals per unit of time. */
    double ARRIVAL_RATE = 0.8;

    /** Mean time in the system in the steady state, 1 / (service rate - arrival rate). */
    double MEAN_SOJOURN = 5;

    /** Runs about so many events (an arrival and a departure per customer). */
    void run(int events);

    /** Mean time in the system of the customers who left since the last call. */
    double takeMeanSojourn();

    /** The candidates by the name used in the table. */
    enum Candidate {
        TEELAB,
        SSJ;

        /** An empty system. */
        SingleServer create(long seed) {
            return this == TEELAB ? new TeelabSingleServer(seed) : new SsjSingleServer(seed);
        }
    }
}
