package io.github.teelab.experiment.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import io.github.teelab.workload.serving.Lengths;
import io.github.teelab.workload.serving.Serving;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private static final TeeSystem H100 = H100Confidential.on(Platforms.h100Node());
    private static final Serving SHORT =
            Serving.of("llama-3.1-8b").requests(Lengths.fixed(200, 60)).count(200);
    private static final Slo SLO = new Slo(SimTime.ms(200), SimTime.ms(12));

    @Test
    void theLargestRateMeetsTheLevelAndAHigherOneDoesNot() {
        Capacity.Question question = ServingRuns.Question.of(SHORT).slo(SLO);
        double rate = question.largestRate(H100);
        assertEquals(198, good(rate), 2);
        assertTrue(good(1.05 * rate) < 198, "1.05 times " + rate);
    }

    private static int good(double rate) {
        return ServingRuns.Question.of(SHORT.rate(rate))
                .run(H100)
                .log()
                .within(SLO.ttft().picoseconds(), SLO.tpot().picoseconds());
    }

    @Test
    void protectionLowersTheRateAndRaisesThePrice() {
        Capacity capacity = ServingRuns.Question.of(SHORT).slo(SLO).on(H100);
        assertTrue(capacity.rows().get(1).perSecond() < capacity.rows().get(0).perSecond());
        var costs = capacity.costs(Prices.stored()).doubleColumn("USD per million tokens");
        assertTrue(costs.get(1) > costs.get(0));
        var replicas = capacity.replicas(200).doubleColumn("replicas");
        assertTrue(replicas.get(1) >= replicas.get(0) && replicas.get(0) > 1);
    }

    @Test
    void aLevelThatNoRateMeetsSaysSo() {
        Capacity.Question question = ServingRuns.Question.of(SHORT).slo(new Slo(SimTime.us(1), SimTime.ms(12)));
        assertEquals(0, question.largestRate(H100));
        assertThrows(IllegalArgumentException.class, () -> new Fleet(0, SimTime.ZERO));
    }

    @Test
    void pricesAreTheUsersOwn() {
        Prices prices = Prices.stored().with("h100-nvl", 10).with("xeon-gold-6530", 1);
        assertEquals(21, prices.perHour(Platforms.h100Node(), 2));
        assertThrows(IllegalArgumentException.class, () -> prices.with("h100-nvl", -1));
        assertThrows(UnknownName.class, () -> prices.perHour(Platforms.heteeBox(), 1));
    }

    /** By hand: replicas of 10 a second that take two minutes to start. */
    @Test
    void aFleetStartsReplicasBeforeTheyAreNeeded() {
        Fleet fleet = new Fleet(10, SimTime.seconds(120));
        var replicas = fleet.day(5, 5, 5, 25, 5).doubleColumn("replicas");
        assertEquals("[1.0, 3.0, 3.0, 3.0, 1.0]", replicas.asList().toString());
        assertEquals(11 / 60.0, fleet.replicaHours(5, 5, 5, 25, 5), 1e-9);
    }

    @Test
    void anEncryptedModelLoadTakesLonger() {
        ServingRuns.Question question = ServingRuns.Question.of(SHORT);
        double plain =
                Fleet.modelLoad(question, Unprotected.on(Platforms.h100Node())).toSeconds();
        double confidential = Fleet.modelLoad(question, H100).toSeconds();
        System.out.printf("16 GB of weights: %.2f s, encrypted %.2f s%n", plain, confidential);
        assertEquals(16.06 / 43.1, plain, 0.05);
        assertTrue(confidential > 10 * plain);
    }
}
