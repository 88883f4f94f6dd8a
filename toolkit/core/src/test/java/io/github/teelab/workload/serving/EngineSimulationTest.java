package io.github.teelab.workload.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineSimulationTest {
    private static final long MS = 1_000_000_000L;
    /** Every step takes 10 ms. */
    private static final StepClock TEN_MS = shape -> new StepCost(0, 0, 0, 10 * MS);

    private static EngineLimits limits(Scheduling scheduling, int sequences, int tokens) {
        return new EngineLimits(scheduling, sequences, tokens, 16, false);
    }

    private static Load atOnce(Tokens... requests) {
        return Load.of(Arrivals.allAtOnce(), Lengths.recorded(List.of(requests)))
                .count(requests.length);
    }

    /** By hand: the prompt takes one step and puts out the first token, three more steps put out the others. */
    @Test
    void oneRequestTakesAStepForEachToken() {
        ServingLog log =
                EngineSimulation.run(atOnce(new Tokens(100, 4)), limits(Scheduling.MIXED, 8, 1000), 100, TEN_MS);
        assertEquals(10, log.timeToFirstToken().mean());
        assertEquals(10, log.timePerOutputToken().mean());
        assertEquals(40, log.endToEnd().mean());
        assertEquals(4, log.outputTokens());
        // 100 tokens of the prompt and three of the answer; the fourth is never read.
        assertEquals(7, log.mostBlocks());
    }

    /** By hand: 100 tokens in parts of 40, while the other sequence goes on. */
    @Test
    void aPromptIsReadInPartsBesideDecoding() {
        ServingLog log = EngineSimulation.run(
                atOnce(new Tokens(10, 9), new Tokens(100, 1)), limits(Scheduling.MIXED, 8, 40), 100, TEN_MS);
        // Steps: 10 + 30 tokens, 1 + 39, 1 + 31.
        assertEquals(30, log.timeToFirstToken().p99());
        assertEquals(9, log.steps().steps());
    }

    @Test
    void promptsFirstStopsDecodingWhileAnyCanBeRead() {
        Load load = Load.of(
                        Arrivals.recorded(List.of(0.0, 0.011)),
                        Lengths.recorded(List.of(new Tokens(10, 3), new Tokens(10, 1))))
                .count(2);
        ServingLog log = EngineSimulation.run(load, limits(Scheduling.PROMPTS_FIRST, 8, 40), 100, TEN_MS);
        // Tokens of the first at 10, 20 and, after the second's prompt, 40 ms.
        assertEquals(20, log.interTokenLatency().p99());
        assertEquals(40, log.endToEnd().p99());
    }

    @Test
    void aSequenceWithoutABlockDisplacesTheOneAdmittedLast() {
        ServingLog log = EngineSimulation.run(
                atOnce(new Tokens(16, 20), new Tokens(16, 20)), limits(Scheduling.MIXED, 8, 1000), 3, TEN_MS);
        assertEquals(2, log.completed());
        assertEquals(1, log.displacements());
        assertEquals(40, log.outputTokens());
        assertTrue(log.mostBlocks() <= 3);
    }

    @Test
    void aRequestLongerThanTheCacheIsRefusedWithTheArithmetic() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> EngineSimulation.run(
                                atOnce(new Tokens(100, 4)), limits(Scheduling.MIXED, 8, 1000), 6, TEN_MS))
                .getMessage();
        assertTrue(message.contains("100 + 4 tokens") && message.contains("at most the 96"), message);
    }

    @Test
    void aSharedPrefixIsReadAndStoredOnce() {
        Load load = atOnce(new Tokens(100, 1), new Tokens(100, 1), new Tokens(100, 1))
                .sharedPrefix(80);
        EngineLimits cached = new EngineLimits(Scheduling.MIXED, 1, 1000, 16, true);
        StepClock byToken = shape -> new StepCost(0, 0, 0, shape.tokens() * MS);
        ServingLog log = EngineSimulation.run(load, cached, 100, byToken);
        // 100 tokens, then twice the 20 behind the prefix.
        assertEquals(140, log.endToEnd().p99());
        assertEquals(7, log.mostBlocks());
    }

    @Test
    void aClosedLoopKeepsItsUsersBusy() {
        Load load = Load.of(Arrivals.closedLoop(4), Lengths.fixed(16, 10)).count(40);
        ServingLog log = EngineSimulation.run(load, limits(Scheduling.MIXED, 8, 1000), 100, TEN_MS);
        // Ten rounds of four requests side by side, ten steps each.
        assertEquals(1000, log.durationPs() / MS);
        assertEquals(100, log.endToEnd().p50());
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Load load =
                Load.of(Arrivals.bursty(20, 0.5), Lengths.sharegpt()).count(300).seed(7);
        ServingLog first = EngineSimulation.run(load, limits(Scheduling.MIXED, 64, 2048), 5000, TEN_MS);
        ServingLog second = EngineSimulation.run(load, limits(Scheduling.MIXED, 64, 2048), 5000, TEN_MS);
        assertEquals(first.endToEnd(), second.endToEnd());
        assertEquals(first.interTokenLatency(), second.interTokenLatency());
    }
}
