package io.github.teelab.experiment.hetee;

import io.github.teelab.engine.Pool;
import io.github.teelab.engine.ProcessorSharing;
import io.github.teelab.engine.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The sessions of users who come to a box: a user arrives, claims a proxy and GPUs, sets up, works at the speed that the
 * shared cipher allows, and leaves the parts to be cleaned. The box's parts are a {@link Pool} whose turnaround is the
 * cleaning; its cipher is a {@link ProcessorSharing} server.
 *
 * <p>Arrivals, demands and cleaning have random streams of their own, so that boxes which differ in one thing meet the
 * same users.
 */
final class Sessions {
    private static final double PS_PER_SECOND = 1e12;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final long DAY_PS = 24L * 3600 * 1_000_000_000_000L;
    private static final int PROXY = 0;
    private static final int GPU = 1;

    private final BoxLoad load;
    private final int users;
    private final RandomGenerator arrivals;
    private final RandomGenerator demands;
    private final RandomGenerator cleaning;
    private final Simulator simulator = new Simulator();
    private final Pool parts;
    private final ProcessorSharing cipher = new ProcessorSharing(simulator, "cipher", 1);
    private final int arrival = simulator.register(index -> arrive());
    private final int granted;
    private final int ready;
    private final int preempted;
    private final int done;
    private final List<User> arrived = new ArrayList<>();
    private final Map<Integer, Double> cipherShares = new HashMap<>();
    private final DescriptiveStatistics waits = new DescriptiveStatistics();
    private final DescriptiveStatistics urgentWaits = new DescriptiveStatistics();

    private double originSeconds;
    private double cleanSeconds;
    private double askedPs;
    private int left;

    private static final class User {
        private final double arrivedSeconds;
        private final double cipherShare;
        private double workPs;
        private boolean served;
        private Pool.Claim claim;
        private ProcessorSharing.Job job;

        User(double arrivedSeconds, double cipherShare, double workPs) {
            this.arrivedSeconds = arrivedSeconds;
            this.cipherShare = cipherShare;
            this.workPs = workPs;
        }
    }

    Sessions(BoxLoad load, int users, long seed) {
        if (users < 1) {
            throw new IllegalArgumentException("users: got " + users + ", allowed 1 or more");
        }
        this.load = load;
        this.users = users;
        SplittableRandom source = new SplittableRandom(seed);
        this.arrivals = source.split();
        this.demands = source.split();
        this.cleaning = source.split();
        this.parts = new Pool(simulator, "box", this::cleaningPs, load.proxies(), load.gpus());
        this.granted = simulator.register(users, this::setUp);
        this.ready = simulator.register(users, this::work);
        this.preempted = simulator.register(users, this::interrupt);
        this.done = simulator.register(users, this::leave);
    }

    LoadRun run() {
        simulator.at(0, arrival);
        simulator.run();
        if (left != users || parts.idle(PROXY) != load.proxies() || parts.idle(GPU) != load.gpus()) {
            throw new IllegalStateException("of " + users + " users " + left + " left, of " + load.proxies()
                    + " proxies " + parts.idle(PROXY) + " are idle, of " + load.gpus() + " GPUs " + parts.idle(GPU));
        }
        double runPs = cleanSeconds * PS_PER_SECOND;
        return new LoadRun(
                users,
                waits.getMean(),
                waits.getPercentile(95),
                urgentWaits.getN() == 0 ? 0 : urgentWaits.getMean(),
                parts.heldPs(PROXY) / runPs / load.proxies(),
                parts.returningPs(PROXY) / runPs / load.proxies(),
                parts.heldPs(GPU) / runPs / load.gpus(),
                cipher.usedPs() / runPs,
                cipher.jobPs() / askedPs,
                users / cleanSeconds * SECONDS_PER_HOUR,
                parts.preemptions());
    }

    private void arrive() {
        double workPs = exponentialSeconds(demands, load.sessionSeconds()) * PS_PER_SECOND;
        int asked = load.askedGpus().get(demands.nextInt(load.askedGpus().size()));
        boolean urgent = demands.nextDouble() < load.urgentShare();
        int gpus = Math.min(asked, load.gpus());
        double cipherShare = cipherShares.computeIfAbsent(gpus, load::cipherShare);
        User user = new User(nowSeconds(), cipherShare, workPs);
        askedPs += workPs;
        int number = arrived.size();
        arrived.add(user);
        user.claim =
                urgent ? parts.requestUrgently(granted + number, 1, gpus) : parts.request(granted + number, 1, gpus);
        if (number + 1 < users) {
            simulator.after(ps(exponentialSeconds(arrivals, SECONDS_PER_HOUR / load.usersPerHour())), arrival);
        }
    }

    private void setUp(int number) {
        User user = arrived.get(number);
        if (!user.served && number >= users / 10) {
            double seconds = nowSeconds() - user.arrivedSeconds;
            waits.addValue(seconds);
            if (user.claim.urgent()) {
                urgentWaits.addValue(seconds);
            }
        }
        user.served = true;
        simulator.after(ps(load.setupSeconds()), ready + number);
    }

    private void work(int number) {
        // Every user passes here. With all mean times below a day, weeks at most lie between two of them, or between
        // one
        // of them and anything scheduled: the clock holds 106 days.
        if (simulator.nowPs() > DAY_PS) {
            originSeconds += simulator.rebase() / PS_PER_SECOND;
        }
        User user = arrived.get(number);
        user.job = cipher.join(user.workPs, user.cipherShare, done + number);
        parts.allowPreemption(user.claim, preempted + number);
    }

    private void interrupt(int number) {
        User user = arrived.get(number);
        user.workPs = cipher.leave(user.job);
    }

    private void leave(int number) {
        left++;
        parts.release(arrived.get(number).claim);
    }

    /** A proxy reboots, a GPU is reset. */
    private long cleaningPs(int kind) {
        double seconds = (kind == PROXY ? load.reboot() : load.reset()).draw(cleaning);
        cleanSeconds = Math.max(cleanSeconds, nowSeconds() + seconds);
        return ps(seconds);
    }

    private double nowSeconds() {
        return originSeconds + simulator.nowPs() / PS_PER_SECOND;
    }

    private static double exponentialSeconds(RandomGenerator random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static long ps(double seconds) {
        return Math.round(seconds * PS_PER_SECOND);
    }
}
