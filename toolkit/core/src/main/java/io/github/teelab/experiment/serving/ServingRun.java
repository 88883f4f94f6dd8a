package io.github.teelab.experiment.serving;

import io.github.teelab.tee.TeeSystem;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.serving.Distribution;
import io.github.teelab.workload.serving.EngineSimulation;
import io.github.teelab.workload.serving.Serving;
import io.github.teelab.workload.serving.ServingLog;
import io.github.teelab.workload.serving.ServingMemory;
import io.github.teelab.workload.serving.StepCost;
import io.github.teelab.workload.serving.StepShape;

/**
 * One load on one system.
 *
 * @param serving what was served
 * @param system where
 * @param memory how the GPU's memory was divided
 * @param log what happened
 */
public record ServingRun(Serving serving, TeeSystem system, ServingMemory memory, ServingLog log) {
    private static final double PS_PER_SECOND = 1e12;

    /**
     * Serves a load.
     *
     * @throws IllegalArgumentException if the model does not fit, or a request is longer than the KV cache
     */
    static ServingRun of(Serving serving, TeeSystem system, ServingHost host, PeerTraffic traffic) {
        int there = system.platform().gpus().size();
        if (serving.gpus() > there) {
            throw new IllegalArgumentException("GPUs: got " + serving.gpus() + " for platform "
                    + system.platform().name() + ", which has " + there
                    + "; build it with .gpus(name, count), or serve on fewer");
        }
        ServingMemory memory = ServingMemory.of(serving, system.platform().gpu());
        StepPrices prices = new StepPrices(serving, system, host, traffic);
        ServingLog log = EngineSimulation.run(
                serving.load(), serving.engine().limits(serving.prefixCache()), memory.blocks(), prices);
        return new ServingRun(serving, system, memory, log);
    }

    /** What one step of so many decoding sequences with contexts of one length costs on a system; nothing waits. */
    static StepCost step(
            Serving serving, TeeSystem system, ServingHost host, PeerTraffic traffic, int sequences, int context) {
        return new StepPrices(serving, system, host, traffic)
                .step(new StepShape(sequences, (long) sequences * context, 0, 0, 0, 0, 0));
    }

    /** From the first arrival to the last answer. */
    public SimTime duration() {
        return SimTime.ps(log.durationPs());
    }

    /** Requests answered per second. */
    public double completedPerSecond() {
        return log.completed() / seconds();
    }

    /** Tokens put out per second, all requests together. */
    public double outputTokensPerSecond() {
        return log.outputTokens() / seconds();
    }

    /** Time to the first token, milliseconds. */
    public Distribution ttft() {
        return log.timeToFirstToken();
    }

    /** Each request's mean time between its tokens, milliseconds. */
    public Distribution tpot() {
        return log.timePerOutputToken();
    }

    /** Time between tokens, milliseconds. */
    public Distribution itl() {
        return log.interTokenLatency();
    }

    /** Time from arrival to the last token, milliseconds. */
    public Distribution endToEnd() {
        return log.endToEnd();
    }

    /** Requests per second that met a service level. */
    public double goodputPerSecond(Slo slo) {
        return log.within(slo.ttft().picoseconds(), slo.tpot().picoseconds()) / seconds();
    }

    /** Most of the KV cache in use at a time, as a share. */
    public double kvUse() {
        return (double) log.mostBlocks() / memory.blocks();
    }

    private double seconds() {
        return log.durationPs() / PS_PER_SECOND;
    }
}
