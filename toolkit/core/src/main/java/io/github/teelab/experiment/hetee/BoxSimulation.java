package io.github.teelab.experiment.hetee;

import io.github.teelab.engine.Simulator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * One run of {@link BoxLoad} on the event kernel. A tick of the kernel is a nanosecond here: ten thousand users may come
 * over more than the 106 days that picoseconds can count.
 *
 * <p>Arrivals, demands and cleaning have random streams of their own, so that boxes which differ in one thing meet the
 * same users.
 */
final class BoxSimulation {
    private static final double TICKS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final long NEVER = Long.MAX_VALUE;

    private final BoxLoad load;
    private final int users;
    private final RandomGenerator arrivals;
    private final RandomGenerator demands;
    private final RandomGenerator cleaning;
    private final Simulator simulator = new Simulator();
    private final Deque<User> waiting = new ArrayDeque<>();
    private final Deque<User> urgent = new ArrayDeque<>();
    private final List<User> working = new ArrayList<>();
    private final List<User> settingUp = new ArrayList<>();
    private final int arrival = simulator.register(index -> arrive());
    private final int proxyBack = simulator.register(index -> proxyBack());
    private final int gpuBack = simulator.register(index -> gpuBack());
    private final int setUp = simulator.register(index -> settled());
    private final int completion = simulator.register(index -> complete());
    private final Map<Integer, Double> cipherShares = new HashMap<>();
    private final DescriptiveStatistics waits = new DescriptiveStatistics();
    private final DescriptiveStatistics urgentWaits = new DescriptiveStatistics();

    private int arrived;
    private int left;
    private int preempted;
    private int idleProxies;
    private int idleGpus;
    private int proxiesInUse;
    private int proxiesCleaning;
    private int gpusInUse;
    private long countedTicks;
    private double proxySeconds;
    private double cleaningSeconds;
    private double gpuSeconds;
    private double cipherSeconds;
    private double workedSeconds;
    private double askedSeconds;
    private long dueTicks = NEVER;

    /** Somebody who came; {@code leftSeconds} of work at full speed are still to do. */
    private static final class User {
        private final long arrivedTicks;
        private final int number;
        private final int gpus;
        private final boolean urgent;
        private final double cipherShare;
        private double leftSeconds;
        private boolean served;

        User(long arrivedTicks, int number, int gpus, boolean urgent, double cipherShare, double seconds) {
            this.arrivedTicks = arrivedTicks;
            this.number = number;
            this.gpus = gpus;
            this.urgent = urgent;
            this.cipherShare = cipherShare;
            this.leftSeconds = seconds;
        }
    }

    BoxSimulation(BoxLoad load, int users, long seed) {
        if (users < 1) {
            throw new IllegalArgumentException("users: got " + users + ", allowed 1 or more");
        }
        this.load = load;
        this.users = users;
        SplittableRandom source = new SplittableRandom(seed);
        this.arrivals = source.split();
        this.demands = source.split();
        this.cleaning = source.split();
        this.idleProxies = load.proxies();
        this.idleGpus = load.gpus();
    }

    LoadRun run() {
        simulator.at(0, arrival);
        simulator.run();
        count();
        if (left != users || idleProxies != load.proxies() || idleGpus != load.gpus()) {
            throw new IllegalStateException("of " + users + " users " + left + " left, of " + load.proxies()
                    + " proxies " + idleProxies + " are idle, of " + load.gpus() + " GPUs " + idleGpus);
        }
        double seconds = simulator.nowPs() / TICKS_PER_SECOND;
        return new LoadRun(
                users,
                waits.getMean(),
                waits.getPercentile(95),
                urgentWaits.getN() == 0 ? 0 : urgentWaits.getMean(),
                proxySeconds / seconds / load.proxies(),
                cleaningSeconds / seconds / load.proxies(),
                gpuSeconds / seconds / load.gpus(),
                cipherSeconds / seconds,
                workedSeconds / askedSeconds,
                users / seconds * SECONDS_PER_HOUR,
                preempted);
    }

    private void arrive() {
        count();
        double seconds = exponential(demands, load.sessionSeconds());
        int asked = load.askedGpus().get(demands.nextInt(load.askedGpus().size()));
        boolean isUrgent = demands.nextDouble() < load.urgentShare();
        int gpus = Math.min(asked, load.gpus());
        double cipherShare = cipherShares.computeIfAbsent(gpus, load::cipherShare);
        User user = new User(simulator.nowPs(), arrived, gpus, isUrgent, cipherShare, seconds);
        askedSeconds += seconds;
        (isUrgent ? urgent : waiting).addLast(user);
        arrived++;
        if (arrived < users) {
            simulator.after(ticks(exponential(arrivals, SECONDS_PER_HOUR / load.usersPerHour())), arrival);
        }
        serve();
    }

    private void serve() {
        boolean started = true;
        while (started) {
            Deque<User> line = urgent.isEmpty() ? waiting : urgent;
            User next = line.peekFirst();
            started = next != null && idleProxies > 0 && idleGpus >= next.gpus;
            if (started) {
                line.removeFirst();
                start(next);
            } else if (next != null && next.urgent) {
                preemptFor(next);
            }
        }
        schedule();
    }

    /** Ends the latest of the others, unless what is being cleaned will do. */
    private void preemptFor(User next) {
        int proxiesComing = idleProxies + proxiesCleaning;
        int gpusComing = load.gpus() - gpusInUse;
        for (int i = working.size() - 1; i >= 0 && (proxiesComing < urgent.size() || gpusComing < next.gpus); i--) {
            User victim = working.get(i);
            if (!victim.urgent) {
                working.remove(i);
                release(victim);
                waiting.addFirst(victim);
                preempted++;
                proxiesComing++;
                gpusComing += victim.gpus;
            }
        }
    }

    private void start(User user) {
        idleProxies--;
        proxiesInUse++;
        idleGpus -= user.gpus;
        gpusInUse += user.gpus;
        if (!user.served && user.number >= users / 10) {
            double seconds = (simulator.nowPs() - user.arrivedTicks) / TICKS_PER_SECOND;
            waits.addValue(seconds);
            if (user.urgent) {
                urgentWaits.addValue(seconds);
            }
        }
        user.served = true;
        settingUp.add(user);
        simulator.after(ticks(load.setupSeconds()), setUp);
    }

    /** Set-ups all take the same time, so they end in the order in which they began. */
    private void settled() {
        count();
        working.add(settingUp.remove(0));
        schedule();
    }

    private void complete() {
        if (simulator.nowPs() != dueTicks) {
            return;
        }
        count();
        User done = working.get(0);
        for (User user : working) {
            done = user.leftSeconds < done.leftSeconds ? user : done;
        }
        working.remove(done);
        left++;
        release(done);
        serve();
    }

    /** Its proxy reboots and its GPUs are reset. */
    private void release(User user) {
        proxiesInUse--;
        proxiesCleaning++;
        gpusInUse -= user.gpus;
        simulator.after(ticks(load.reboot().draw(cleaning)), proxyBack);
        for (int i = 0; i < user.gpus; i++) {
            simulator.after(ticks(load.reset().draw(cleaning)), gpuBack);
        }
    }

    private void proxyBack() {
        count();
        proxiesCleaning--;
        idleProxies++;
        serve();
    }

    private void gpuBack() {
        count();
        idleGpus++;
        serve();
    }

    /** Speed of everybody's work, 0 to 1: what the cipher has over what all want of it. */
    private double speed() {
        double wanted = cipherWanted();
        return wanted <= 1 ? 1 : 1 / wanted;
    }

    private double cipherWanted() {
        double wanted = 0;
        for (User user : working) {
            wanted += user.cipherShare;
        }
        return wanted;
    }

    private void schedule() {
        dueTicks = NEVER;
        double least = Double.POSITIVE_INFINITY;
        for (User user : working) {
            least = Math.min(least, user.leftSeconds);
        }
        if (!working.isEmpty()) {
            dueTicks = simulator.nowPs() + ticks(Math.max(0, least) / speed());
            simulator.at(dueTicks, completion);
        }
    }

    /** Brings work and time integrals up to now; called before anything changes. */
    private void count() {
        double seconds = (simulator.nowPs() - countedTicks) / TICKS_PER_SECOND;
        countedTicks = simulator.nowPs();
        double speed = speed();
        for (User user : working) {
            user.leftSeconds -= seconds * speed;
        }
        proxySeconds += seconds * proxiesInUse;
        cleaningSeconds += seconds * proxiesCleaning;
        gpuSeconds += seconds * gpusInUse;
        cipherSeconds += seconds * Math.min(1, cipherWanted());
        workedSeconds += seconds * working.size();
    }

    private static double exponential(RandomGenerator random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static long ticks(double seconds) {
        return Math.round(seconds * TICKS_PER_SECOND);
    }
}
