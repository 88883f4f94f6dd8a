package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final int PROXY = 0;
    private static final int GPU = 1;

    private final Simulator simulator = new Simulator();
    private final List<String> seen = new ArrayList<>();
    private final int granted =
            simulator.register(9, number -> seen.add("granted " + number + "@" + simulator.nowPs()));
    private final int preempted =
            simulator.register(9, number -> seen.add("preempted " + number + "@" + simulator.nowPs()));

    @Test
    void nobodyOvertakesEvenWhereALaterRequestFits() {
        Pool box = new Pool(simulator, "box", kind -> 0, 4, 4);
        Pool.Claim first = box.request(granted, 1, 3);
        box.request(granted + 1, 1, 2);
        box.request(granted + 2, 1, 1);
        simulator.runUntil(5);
        assertEquals(List.of("granted 0@0"), seen);
        assertEquals(2, box.waiting());
        box.release(first);
        simulator.run();
        assertEquals(List.of("granted 0@0", "granted 1@5", "granted 2@5"), seen);
        assertEquals(1, box.idle(GPU));
    }

    @Test
    void unitsComeBackOneByOneAfterTheirOwnTurnaround() {
        List<Long> resets = new ArrayList<>(List.of(30L, 10L, 20L));
        Pool box = new Pool(simulator, "box", kind -> kind == PROXY ? 100 : resets.remove(0), 2, 3);
        Pool.Claim all = box.request(granted, 1, 3);
        box.request(granted + 1, 1, 1);
        box.request(granted + 2, 0, 2);
        simulator.runUntil(7);
        box.release(all);
        simulator.run();
        assertEquals(List.of("granted 0@0", "granted 1@17", "granted 2@37"), seen);
        assertEquals(3 * 7 + (107 - 17) + 2 * (107 - 37), box.heldPs(GPU));
        assertEquals(30 + 10 + 20, box.returningPs(GPU));
        assertEquals(100, box.returningPs(PROXY));
    }

    @Test
    void urgentRequestsGoBeforeAllOthers() {
        Pool box = new Pool(simulator, "box", kind -> 0, 1);
        Pool.Claim first = box.request(granted, 1);
        box.request(granted + 1, 1);
        box.requestUrgently(granted + 2, 1);
        simulator.runUntil(5);
        box.release(first);
        simulator.run();
        assertEquals(List.of("granted 0@0", "granted 2@5"), seen);
        assertEquals(0, box.preemptions());
    }

    @Test
    void theLatestHolderThatAllowsItIsPreemptedAndComesNext() {
        Pool box = new Pool(simulator, "box", kind -> 10, 3);
        Pool.Claim early = box.request(granted, 1);
        Pool.Claim late = box.request(granted + 1, 1);
        box.request(granted + 2, 1);
        box.request(granted + 3, 1);
        box.allowPreemption(early, preempted);
        box.allowPreemption(late, preempted + 1);
        simulator.runUntil(5);
        seen.clear();
        Pool.Claim urgent = box.requestUrgently(granted + 4, 1);
        assertEquals(List.of("preempted 1@5"), seen);
        assertThrows(IllegalStateException.class, () -> box.release(late));
        simulator.runUntil(20);
        box.release(urgent);
        simulator.run();
        assertEquals(List.of("preempted 1@5", "granted 4@15", "granted 1@30"), seen);
        assertEquals(1, box.preemptions());
    }

    @Test
    void nobodyIsPreemptedWhileUnitsOnTheirWayBackWillDo() {
        Pool box = new Pool(simulator, "box", kind -> 10, 2);
        Pool.Claim staying = box.request(granted, 1);
        Pool.Claim leaving = box.request(granted + 1, 1);
        box.allowPreemption(staying, preempted);
        simulator.runUntil(5);
        box.release(leaving);
        box.requestUrgently(granted + 2, 1);
        assertEquals(0, box.preemptions());
        box.requestUrgently(granted + 3, 1);
        assertEquals(1, box.preemptions());
        simulator.run();
        assertEquals(List.of("granted 0@0", "granted 1@0", "preempted 0@5", "granted 2@15", "granted 3@15"), seen);
    }

    @Test
    void aHolderThatAllowsItWhileAnUrgentRequestWaitsIsPreemptedAtOnce() {
        Pool box = new Pool(simulator, "box", kind -> 10, 1);
        Pool.Claim holder = box.request(granted, 1);
        box.requestUrgently(granted + 1, 1);
        assertEquals(0, box.preemptions());
        box.allowPreemption(holder, preempted);
        assertEquals(1, box.preemptions());
    }

    /** Erlang's formula for the mean wait of M/M/c, as in Cooper, "Introduction to Queueing Theory", 1981, section 3.5. */
    @Test
    void oneUnitPerRequestWaitsAsErlangSays() {
        for (int servers : new int[] {1, 4, 16}) {
            double expected = erlangWait(servers, 0.8 * servers);
            double simulated = new Users(11, 0.8 * servers, 1e9, servers).run(400_000);
            System.out.printf(
                    "M/M/%d at 80 %%: mean wait %.4f service times by formula, %.4f simulated (%+.1f %%)%n",
                    servers, expected, simulated, 100 * (simulated / expected - 1));
            assertEquals(expected, simulated, 0.04 * expected);
        }
    }

    @Test
    void theSameSeedGivesTheSameRunWhereverTheOriginLies() {
        Users once = new Users(3, 3, 1e12, 4);
        Users again = new Users(3, 3, 1e12, 4);
        again.rebasing = true;
        assertEquals(once.run(1_000), again.run(1_000));
        assertEquals(once.pool.heldPs(0), again.pool.heldPs(0));
        assertNotEquals(new Users(3, 3, 1e12, 4).run(1_000), new Users(4, 3, 1e12, 4).run(1_000));
    }

    /** Claims of random sizes, some urgent, some preemptible: all are served, ordinary ones without preemption in order. */
    @Property(tries = 200)
    void everyUnitIsSomewhereAndEverybodyIsServed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count, @ForAll boolean withUrgent) {
        SplittableRandom random = new SplittableRandom(seed);
        Simulator clock = new Simulator();
        Pool pool = new Pool(clock, "pool", kind -> random.nextLong(20), 3, 8);
        Pool.Claim[] claims = new Pool.Claim[count];
        int[] voidEnds = new int[count];
        List<Integer> served = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        int ends = clock.register(count, number -> {
            if (voidEnds[number] > 0) {
                voidEnds[number]--;
            } else {
                pool.release(claims[number]);
                served.add(number);
            }
        });
        int preemptions = clock.register(count, number -> voidEnds[number]++);
        int grants = clock.register(count, number -> {
            order.add(number);
            assertTrue(pool.held(0) <= 3 && pool.held(1) <= 8 && pool.idle(0) >= 0 && pool.idle(1) >= 0);
            clock.after(random.nextLong(1, 50), ends + number);
            if (withUrgent) {
                pool.allowPreemption(claims[number], preemptions + number);
            }
        });
        int arrivals = clock.register(count, number -> {
            int gpus = random.nextInt(1, 9);
            claims[number] = withUrgent && random.nextInt(4) == 0
                    ? pool.requestUrgently(grants + number, 1, gpus)
                    : pool.request(grants + number, 1, gpus);
        });
        for (int number = 0; number < count; number++) {
            clock.at(10L * number, arrivals + number);
        }
        clock.run();
        assertEquals(count, served.size());
        assertEquals(3, pool.idle(0));
        assertEquals(8, pool.idle(1));
        assertEquals(0, pool.waiting());
        assertEquals(count + pool.preemptions(), order.size());
        if (!withUrgent) {
            assertEquals(order.stream().sorted().toList(), order);
        }
    }

    @Test
    void refusesWhatCanNeverBeGranted() {
        Pool box = new Pool(simulator, "box", kind -> 0, 4, 16);
        assertThrows(IllegalArgumentException.class, () -> box.request(granted, 1, 17));
        assertThrows(IllegalArgumentException.class, () -> box.request(granted, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> box.request(granted, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> box.request(granted, 1));
        assertThrows(IllegalArgumentException.class, () -> box.request(1 << 20, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Pool(simulator, "none", kind -> 0));
        assertThrows(IllegalArgumentException.class, () -> new Pool(simulator, "none", kind -> 0, 1, 0));
        Pool.Claim claim = box.request(granted, 1, 1);
        box.release(claim);
        assertThrows(IllegalStateException.class, () -> box.release(claim));
        assertThrows(IllegalStateException.class, () -> box.allowPreemption(claim, preempted));
    }

    /** Poisson arrivals at a pool of one kind, exponential holding times. */
    private static final class Users {
        private final Simulator clock = new Simulator();
        private final SplittableRandom random;
        private final double perService;
        private final double servicePs;
        private final Pool pool;
        private final List<Pool.Claim> claims = new ArrayList<>();
        private boolean rebasing;

        Users(long seed, double perService, double servicePs, int servers) {
            this.random = new SplittableRandom(seed);
            this.perService = perService;
            this.servicePs = servicePs;
            this.pool = new Pool(clock, "servers", kind -> 0, servers);
        }

        /** The mean wait, in mean holding times. */
        double run(int count) {
            long[] arrivedPs = new long[count];
            double[] waitedPs = {0};
            int end = clock.register(count, number -> pool.release(claims.get(number)));
            int begin = clock.register(count, number -> {
                waitedPs[0] += clock.steadyPs() - arrivedPs[number];
                clock.after(exponentialPs(servicePs), end + number);
            });
            int[] arrival = {0};
            arrival[0] = clock.register(count, number -> {
                if (rebasing) {
                    clock.rebase();
                }
                arrivedPs[number] = clock.steadyPs();
                claims.add(pool.request(begin + number, 1));
                if (number + 1 < count) {
                    clock.after(exponentialPs(servicePs / perService), arrival[0] + number + 1);
                }
            });
            clock.at(0, arrival[0]);
            clock.run();
            return waitedPs[0] / count / servicePs;
        }

        private long exponentialPs(double meanPs) {
            return Math.round(-meanPs * Math.log(1 - random.nextDouble()));
        }
    }

    private static double erlangWait(int servers, double offered) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < servers; k++) {
            term *= offered / k;
            sum += term;
        }
        double waiting = term * offered / (servers - offered);
        return waiting / (sum + waiting) / (servers - offered);
    }
}
