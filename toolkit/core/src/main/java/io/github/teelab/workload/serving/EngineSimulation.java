package io.github.teelab.workload.serving;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Continuous batching step by step: which requests run, which wait, which lose their place in the KV cache.
 *
 * <p>While the batch cannot change, steps are leaped over: their first and last are timed, those between taken to lie on a
 * straight line, since contexts grow by one token a step. {@link #stepByStep} times each of them.
 *
 * <p>As in vLLM, a sequence that finds no free block displaces the one that was admitted last, which gives its blocks back
 * and reads its prompt and what it has put out again later. Not modelled: swapping to the host, priorities, speculative
 * decoding, the time of the network between user and server.
 */
public final class EngineSimulation {
    private final EngineLimits limits;
    private final KvBlocks blocks;
    private final StepClock clock;
    private final boolean leaping;

    private EngineSimulation(EngineLimits limits, long totalBlocks, StepClock clock, boolean leaping) {
        this.limits = limits;
        this.blocks = new KvBlocks(totalBlocks);
        this.clock = clock;
        this.leaping = leaping;
    }

    /**
     * Serves a load, leaping over steps whose batch cannot change.
     *
     * @param kvBlocks blocks of the KV cache, at least 1
     * @throws IllegalArgumentException if a request is longer than the KV cache; the message has the arithmetic
     */
    public static ServingLog run(Load load, EngineLimits limits, long kvBlocks, StepClock clock) {
        return new EngineSimulation(limits, kvBlocks, clock, true).serve(load);
    }

    /** The same, every step timed by itself. */
    public static ServingLog stepByStep(Load load, EngineLimits limits, long kvBlocks, StepClock clock) {
        return new EngineSimulation(limits, kvBlocks, clock, false).serve(load);
    }

    private ServingLog serve(Load load) {
        List<Request> requests = load.requests();
        int shared = limits.prefixCache() ? load.sharedPrefix() / limits.blockTokens() * limits.blockTokens() : 0;
        long capacity = (blocks.free() - shared / limits.blockTokens()) * limits.blockTokens();
        for (Request request : requests) {
            long tokens = (long) request.tokens().in() + request.tokens().out() - shared;
            if (tokens > capacity) {
                throw new IllegalArgumentException("request " + request.index() + ": got "
                        + request.tokens().in() + " + " + request.tokens().out()
                        + " tokens, expected at most the " + capacity + " that the KV cache holds (" + blocks.free()
                        + " blocks of " + limits.blockTokens() + "); shorten it, or add GPUs");
            }
        }
        ArrivalQueue arrivals = new ArrivalQueue(load.arrivals(), requests, clock);
        ServingLog log = new ServingLog(requests);
        Batch batch = new Batch(limits, blocks, shared, log);
        ArrayDeque<Sequence> waiting = batch.waiting();
        long now = 0;
        while (log.completed() < requests.size()) {
            arrivals.release(now, waiting);
            if (batch.isEmpty() && waiting.isEmpty()) {
                now = arrivals.nextPs();
                continue;
            }
            StepShape shape = batch.plan(now);
            StepCost cost = clock.step(shape);
            long steps = leaping ? batch.steadySteps() : 1;
            if (steps > 1) {
                Leap leap = Leap.of(
                        clock, shape, cost, steps, batch.arrivalsMatter() ? arrivals.nextPs() - now : Long.MAX_VALUE);
                now = batch.leap(now, shape, leap);
            } else {
                now = batch.finish(now, shape, cost);
            }
            arrivals.answered(now, batch.takeFinished());
        }
        log.end(now, blocks.mostUsed(), blocks.used() - batch.sharedBlocks());
        return log;
    }
}
