package io.github.teelab.workload.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {
    /** vLLM's benchmark: gaps are gamma distributed with shape burstiness, so their variation is 1 / sqrt(burstiness). */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1, 4})
    void burstinessIsTheShapeOfTheGaps(double burstiness) {
        List<Request> requests = Load.of(Arrivals.bursty(10, burstiness), Lengths.fixed(1, 1))
                .count(50_000)
                .requests();
        SummaryStatistics gaps = new SummaryStatistics();
        for (int i = 1; i < requests.size(); i++) {
            gaps.addValue((requests.get(i).arrivalPs() - requests.get(i - 1).arrivalPs()) / 1e12);
        }
        assertEquals(0.1, gaps.getMean(), 0.003);
        assertEquals(1 / Math.sqrt(burstiness), gaps.getStandardDeviation() / gaps.getMean(), 0.04);
    }

    /** So that rates and systems are compared with common random numbers. */
    @Test
    void anotherRateKeepsLengthsAndScalesArrivals() {
        Load slow = Load.of(Arrivals.poisson(1), Lengths.sharegpt()).count(200).seed(3);
        List<Request> fast = slow.arrivals(Arrivals.poisson(8)).requests();
        for (Request request : slow.requests()) {
            Request twin = fast.get(request.index());
            assertEquals(request.tokens(), twin.tokens());
            assertEquals(request.arrivalPs() / 8.0, twin.arrivalPs(), 1);
        }
    }

    @Test
    void sharegptHasTheMeasuredMeans() {
        List<Request> requests =
                Load.of(Arrivals.allAtOnce(), Lengths.sharegpt()).count(20_000).requests();
        // Of the measured file: 215.2 tokens in, 228.0 out.
        assertEquals(
                215.2,
                requests.stream().mapToInt(r -> r.tokens().in()).average().orElseThrow(),
                6);
        assertEquals(
                228.0,
                requests.stream().mapToInt(r -> r.tokens().out()).average().orElseThrow(),
                4);
        Lengths longer = Lengths.sharegpt().meanOut(300);
        double mean = Load.of(Arrivals.allAtOnce(), longer).count(20_000).requests().stream()
                .mapToInt(r -> r.tokens().out())
                .average()
                .orElseThrow();
        assertEquals(300, mean, 5);
    }

    @Test
    void wrongNumbersAreRefusedAtOnce() {
        refused("requests per second: got 0", () -> Arrivals.poisson(0));
        refused("requests per second: got NaN", () -> Arrivals.poisson(Double.NaN));
        refused("burstiness: got -1", () -> Arrivals.bursty(1, -1));
        refused("concurrency: got 0", () -> Arrivals.closedLoop(0));
        refused("arrival time", () -> Arrivals.recorded(List.of(2.0, 1.0)));
        refused("mean tokens out: got 0.5", () -> Lengths.sharegpt().meanOut(0.5));
        refused("0 tokens in", () -> Lengths.fixed(0, 1));
        refused(
                "requests: got 0",
                () -> Load.of(Arrivals.allAtOnce(), Lengths.fixed(1, 1)).count(0));
    }

    private static void refused(String start, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(start) && message.matches("(?s).*(expected|allowed).*"), message);
    }
}
