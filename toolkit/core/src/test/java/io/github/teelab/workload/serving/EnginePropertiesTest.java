package io.github.teelab.workload.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the load and the engine: every token comes out once, and the KV cache is never overfull. */
class EnginePropertiesTest {
    private static final long US = 1_000_000L;
    private static final int BLOCK = 16;

    /** Rises with tokens and contexts, as real steps do. */
    private static final StepClock CLOCK = shape -> new StepCost(
            300 * US, 20 * US, 100 * US, 2000 * US + 10 * US * shape.tokens() + US * shape.decodingContexts() / 50);

    @Property(tries = 200)
    void tokensAreConservedAndBlocksSuffice(
            @ForAll Scheduling scheduling,
            @ForAll @IntRange(min = 1, max = 40) int sequences,
            @ForAll @IntRange(min = 1, max = 600) int budget,
            @ForAll @IntRange(min = 20, max = 200) int blocks,
            @ForAll @IntRange(min = 1, max = 200) int perSecond,
            @ForAll boolean prefixCache,
            @ForAll long seed) {
        int prefix = prefixCache ? 40 : 0;
        Load load = Load.of(Arrivals.poisson(perSecond), Lengths.geometric(90, 60))
                .count(60)
                .seed(seed)
                .sharedPrefix(prefix);
        load = load.lengths(Lengths.recorded(load.requests().stream()
                .map(request -> new Tokens(
                        request.tokens().in(), Math.min(190, request.tokens().out())))
                .toList()));
        EngineLimits limits = new EngineLimits(scheduling, sequences, budget, BLOCK, prefixCache);
        ServingLog leaping = EngineSimulation.run(load, limits, blocks, CLOCK);
        ServingLog stepping = EngineSimulation.stepByStep(load, limits, blocks, CLOCK);
        long tokens = load.requests().stream()
                .mapToLong(request -> request.tokens().out())
                .sum();
        for (ServingLog log : new ServingLog[] {leaping, stepping}) {
            assertEquals(60, log.completed());
            assertEquals(tokens, log.outputTokens());
            // Every token but each request's first follows another.
            assertEquals(tokens - 60, log.interTokenLatency().count());
            assertTrue(log.mostBlocks() <= blocks, "blocks " + log.mostBlocks() + " of " + blocks);
            assertEquals(60, log.timeToFirstToken().count());
            assertTrue(log.timeInQueue().mean() <= log.timeToFirstToken().mean());
        }
        // The clock is a straight line between events, so leaping is exact but for rounding.
        assertEquals(stepping.steps().steps(), leaping.steps().steps());
        assertEquals(1, leaping.endToEnd().mean() / stepping.endToEnd().mean(), 1e-6);
        assertEquals(stepping.displacements(), leaping.displacements());
    }
}
