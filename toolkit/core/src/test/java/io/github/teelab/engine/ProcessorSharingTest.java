package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProcessorSharingTest {
    private final Simulator simulator = new Simulator();
    private final List<String> seen = new ArrayList<>();
    private final int done = simulator.register(9, job -> seen.add(job + "@" + simulator.nowPs()));
    private final ProcessorSharing cipher = new ProcessorSharing(simulator, "cipher", 1);

    @Test
    void jobsThatWantLessThanThereIsRunAtFullSpeed() {
        cipher.join(100, 0.5, done);
        cipher.join(60, 0.5, done + 1);
        assertEquals(1, cipher.speed());
        simulator.run();
        assertEquals(List.of("1@60", "0@100"), seen);
        assertEquals(0.5 * 160, cipher.usedPs());
    }

    /** Alone for 50 ps, then both at 1 / 1.25 until the first is done, then the second alone. */
    @Test
    void jobsThatWantMoreShareInProportion() {
        cipher.join(100, 0.75, done);
        simulator.runUntil(50);
        cipher.join(100, 0.5, done + 1);
        assertEquals(0.8, cipher.speed());
        simulator.runUntil(112);
        assertEquals(List.of(), seen);
        simulator.run();
        assertEquals(List.of("0@113", "1@163"), seen);
        assertEquals(0, cipher.jobs());
        assertEquals(113 + 163 - 50, cipher.jobPs());
    }

    @Test
    void aJobThatLeavesSpeedsUpTheOthersAndTakesItsWorkAlong() {
        cipher.join(100, 1, done);
        ProcessorSharing.Job leaving = cipher.join(40, 1, done + 1);
        simulator.runUntil(40);
        assertEquals(20, cipher.leave(leaving));
        assertThrows(IllegalStateException.class, () -> cipher.leave(leaving));
        simulator.run();
        assertEquals(List.of("0@120"), seen);
    }

    @Test
    void equalJobsEndInTheOrderInWhichTheyCame() {
        for (int job = 0; job < 5; job++) {
            cipher.join(10, 1, done + job);
        }
        cipher.join(0, 1, done + 5);
        simulator.run();
        assertEquals(List.of("5@0", "0@50", "1@50", "2@50", "3@50", "4@50"), seen);
    }

    @Test
    void aDoneEventMayBeginTheNextJob() {
        int[] again = {0};
        again[0] = simulator.register(3, job -> {
            seen.add(job + "@" + simulator.nowPs());
            if (job < 2) {
                cipher.join(10, 3, again[0] + job + 1);
            }
        });
        cipher.join(10, 3, again[0]);
        simulator.run();
        assertEquals(List.of("0@30", "1@60", "2@90"), seen);
    }

    /** Mean sojourn E[S] / (1 - load), for any distribution of work (Kleinrock, "Queueing Systems" II, section 4.4). */
    @Test
    void theMeanSojournIsTheOneOfTheoryWhateverTheWorkLooksLike() {
        for (double load : new double[] {0.5, 0.8}) {
            check("M/M/1-PS", load, random -> -Math.log(1 - random.nextDouble()));
            check("M/D/1-PS", load, random -> 1);
        }
    }

    private static void check(String queue, double load, ToDoubleFunction<SplittableRandom> work) {
        double expected = 1 / (1 - load);
        double simulated = meanSojourn(17, load, work, false);
        System.out.printf(
                "%s at %.0f %%: mean sojourn %.3f by formula, %.3f simulated (%+.1f %%)%n",
                queue, 100 * load, expected, simulated, 100 * (simulated / expected - 1));
        assertEquals(expected, simulated, 0.04 * expected);
    }

    @Test
    void theSameSeedGivesTheSameRunWhereverTheOriginLies() {
        ToDoubleFunction<SplittableRandom> work = random -> random.nextDouble(2);
        double once = meanSojourn(5, 0.8, work, false);
        assertEquals(once, meanSojourn(5, 0.8, work, false));
        assertEquals(once, meanSojourn(5, 0.8, work, true));
        assertNotEquals(once, meanSojourn(6, 0.8, work, false));
    }

    /** Poisson arrivals of jobs with a mean work of 1, here a millisecond; the time integral of jobs over their number. */
    private static double meanSojourn(
            long seed, double load, ToDoubleFunction<SplittableRandom> work, boolean rebasing) {
        int count = 300_000;
        double workPs = 1e9;
        Simulator clock = new Simulator();
        ProcessorSharing server = new ProcessorSharing(clock, "server", 1);
        SplittableRandom random = new SplittableRandom(seed);
        int[] arrivals = {0, count};
        arrivals[0] = clock.register(index -> {
            if (rebasing) {
                clock.rebase();
            }
            server.join(workPs * work.applyAsDouble(random), 1, Simulator.NO_EVENT);
            if (--arrivals[1] > 0) {
                clock.after(Math.round(-workPs / load * Math.log(1 - random.nextDouble())), arrivals[0]);
            }
        });
        clock.at(0, arrivals[0]);
        clock.run();
        return server.jobPs() / count / workPs;
    }

    /** What is served is what was asked for, whoever leaves early and comes back. */
    @Property(tries = 200)
    void noWorkIsLostOrMade(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @DoubleRange(min = 0.1, max = 4) double capacity) {
        SplittableRandom random = new SplittableRandom(seed);
        Simulator clock = new Simulator();
        ProcessorSharing server = new ProcessorSharing(clock, "server", capacity);
        int[] ended = {0};
        int end = clock.register(count, job -> ended[0]++);
        ProcessorSharing.Job[] jobs = new ProcessorSharing.Job[count];
        double[] shares = new double[count];
        double asked = 0;
        for (int job = 0; job < count; job++) {
            double workPs = random.nextDouble(1_000_000);
            shares[job] = random.nextDouble(2);
            asked += workPs * shares[job];
            clock.runUntil(clock.nowPs() + random.nextLong(200_000));
            jobs[job] = server.join(workPs, shares[job], end + job);
            assertTrue(server.speed() > 0 && server.speed() <= 1);
            int other = random.nextInt(job + 1);
            if (server.jobs() > 0 && other == job) {
                double leftPs = server.leave(jobs[job]);
                assertEquals(workPs, leftPs, 1e-6 * workPs);
                jobs[job] = server.join(leftPs, shares[job], end + job);
            }
        }
        clock.run();
        assertEquals(count, ended[0]);
        assertEquals(0, server.jobs());
        // Each completion is rounded to a picosecond.
        assertEquals(asked, server.usedPs(), capacity * 2 * count);
    }

    @Test
    void refusesWhatIsNoJob() {
        assertThrows(IllegalArgumentException.class, () -> cipher.join(-1, 1, done));
        assertThrows(IllegalArgumentException.class, () -> cipher.join(Double.NaN, 1, done));
        assertThrows(IllegalArgumentException.class, () -> cipher.join(1, -1, done));
        assertThrows(IllegalArgumentException.class, () -> cipher.join(1, 1, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> cipher.join(1e30, 1, done));
        assertThrows(IllegalArgumentException.class, () -> new ProcessorSharing(simulator, "none", 0));
    }
}
