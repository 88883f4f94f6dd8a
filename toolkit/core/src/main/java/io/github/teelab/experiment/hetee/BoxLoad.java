package io.github.teelab.experiment.hetee;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.job.Mode;
import java.util.List;
import java.util.Set;

/**
 * A box and the users who come to it.
 *
 * <p>Users arrive at random (Poisson). Each asks for one proxy and for one, two or four GPUs, as far as the box has them,
 * with equal probability. Who cannot be served waits in line; nobody overtakes. A user then attests, configures, loads
 * code, and works for an exponentially distributed time, longer where all enclaves together want more of the controller's
 * cipher than it has. Afterwards the proxy reboots and the GPUs are reset. A user with urgent work goes before all others
 * and ends the latest enclave of one who is not urgent, whose work begins anew later with what was left to do.
 *
 * @param gpus of the box
 * @param proxies of the box
 * @param usersPerHour arrivals, 0.1 or more
 * @param setupSeconds attestation, configuration and code; up to a day
 * @param sessionSeconds mean working time, not slowed down; up to a day
 * @param reboot of a proxy
 * @param reset of an accelerator
 * @param work what an enclave does while it runs, and on what; it takes of the cipher what its images need
 * @param askedGpus what users ask for, drawn with equal probability
 * @param urgentShare share of users with urgent work, 0 to 1
 */
public record BoxLoad(
        int gpus,
        int proxies,
        double usersPerHour,
        double setupSeconds,
        double sessionSeconds,
        CleaningTime reboot,
        CleaningTime reset,
        Rounds work,
        List<Integer> askedGpus,
        double urgentShare) {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_DAY = 24 * SECONDS_PER_HOUR;
    private static final double FEWEST_PER_HOUR = 0.1;
    private static final int TYPICAL_BATCH = 16;
    private static final double RUSH_PER_HOUR = 1e6;

    /** @throws IllegalArgumentException if a number is out of range */
    public BoxLoad {
        askedGpus = List.copyOf(askedGpus);
        if (gpus < 1 || gpus > 1024 || proxies < 1 || proxies > 1024) {
            throw new IllegalArgumentException(
                    "box: got " + gpus + " GPUs and " + proxies + " proxies, allowed 1 to 1024 of each");
        }
        if (!(usersPerHour >= FEWEST_PER_HOUR && usersPerHour < Double.POSITIVE_INFINITY)
                || !(sessionSeconds > 0 && sessionSeconds <= SECONDS_PER_DAY)
                || !(setupSeconds >= 0 && setupSeconds <= SECONDS_PER_DAY)) {
            throw new IllegalArgumentException("users: got " + usersPerHour + " per hour, set-up of " + setupSeconds
                    + " s, sessions of " + sessionSeconds + " s; allowed are " + FEWEST_PER_HOUR
                    + " users per hour or more, sessions above 0 s and set-ups of 0 s or more, both up to a day");
        }
        if (!(reboot.mostSeconds() <= SECONDS_PER_DAY && reset.mostSeconds() <= SECONDS_PER_DAY)) {
            throw new IllegalArgumentException("cleaning: got a reboot of up to " + reboot.mostSeconds()
                    + " s and a reset of up to " + reset.mostSeconds() + " s, allowed up to a day each");
        }
        if (!(urgentShare >= 0 && urgentShare <= 1)) {
            throw new IllegalArgumentException("urgent share: got " + urgentShare + ", allowed 0 to 1");
        }
        if (askedGpus.isEmpty() || askedGpus.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException(
                    "GPUs asked for: got " + askedGpus + ", needed are numbers of 1 or more");
        }
    }

    /** A box as the paper sizes it, with users who run ResNet50 inference; the other parameters from the data files. */
    public static BoxLoad of(int gpus, int proxies) {
        BoxCosts costs = BoxCosts.stored();
        Rounds rounds = Rounds.of("ResNet50", Mode.INFERENCE, TYPICAL_BATCH, Platforms.heteeBox());
        double bytesPerSecond = costs.design().number("image_message")
                / costs.transfer(Mode.INFERENCE).perImageMs()
                * 1e3;
        double setup = costs.design().number("attestation")
                + costs.design().number("configuration")
                + costs.design().number("code_message") * 1e6 / bytesPerSecond;
        return new BoxLoad(
                gpus,
                proxies,
                10,
                setup,
                costs.design().number("session_mean"),
                CleaningTime.reboot(costs),
                CleaningTime.reset(costs),
                rounds,
                List.of(1, 2, 4),
                0);
    }

    /** The same with so many users. */
    public BoxLoad usersPerHour(double rate) {
        return new BoxLoad(
                gpus, proxies, rate, setupSeconds, sessionSeconds, reboot, reset, work, askedGpus, urgentShare);
    }

    /** The same with as many users as keep a share of the GPUs at work, nothing else taken into account. */
    public BoxLoad offered(double share) {
        double asked = askedGpus.stream()
                .mapToInt(count -> Math.min(count, gpus))
                .average()
                .orElseThrow();
        return usersPerHour(share * gpus / asked / sessionSeconds * SECONDS_PER_HOUR);
    }

    /** The same with other cleaning. */
    public BoxLoad cleaning(CleaningTime newReboot, CleaningTime newReset) {
        return new BoxLoad(
                gpus,
                proxies,
                usersPerHour,
                setupSeconds,
                sessionSeconds,
                newReboot,
                newReset,
                work,
                askedGpus,
                urgentShare);
    }

    /** The same with another set-up and another mean session. */
    public BoxLoad sessions(double newSetupSeconds, double newSessionSeconds) {
        return new BoxLoad(
                gpus,
                proxies,
                usersPerHour,
                newSetupSeconds,
                newSessionSeconds,
                reboot,
                reset,
                work,
                askedGpus,
                urgentShare);
    }

    /** The same with enclaves that do something else. */
    public BoxLoad work(Rounds other) {
        return new BoxLoad(
                gpus,
                proxies,
                usersPerHour,
                setupSeconds,
                sessionSeconds,
                reboot,
                reset,
                other,
                askedGpus,
                urgentShare);
    }

    /** The same with another cipher. */
    public BoxLoad cipher(Bandwidth rate) {
        return work(work.cipher(rate));
    }

    /** The same with users who ask for other numbers of GPUs. */
    public BoxLoad asking(List<Integer> counts) {
        return new BoxLoad(
                gpus, proxies, usersPerHour, setupSeconds, sessionSeconds, reboot, reset, work, counts, urgentShare);
    }

    /** The same with a share of urgent users. */
    public BoxLoad urgent(double share) {
        return new BoxLoad(
                gpus, proxies, usersPerHour, setupSeconds, sessionSeconds, reboot, reset, work, askedGpus, share);
    }

    /** What an enclave with so many GPUs wants of the cipher, as a share of all it has. */
    public double cipherShare(int enclaveGpus) {
        double bytesPerSecond =
                work.gpus(enclaveGpus).imagesPerSecond() * work.costs().design().number("image_message");
        return bytesPerSecond / work.cipher().bytesPerSecond();
    }

    /** No set of enclaves that fits the box wants more of the cipher than this multiple of it. */
    private double mostWanted() {
        double perEnclave = 0;
        double perGpu = 0;
        for (int asked : Set.copyOf(askedGpus)) {
            int held = Math.min(asked, gpus);
            double share = cipherShare(held);
            perEnclave = Math.max(perEnclave, share);
            perGpu = Math.max(perGpu, share / held);
        }
        return Math.min(proxies * perEnclave, gpus * perGpu);
    }

    /**
     * How many users an hour the box serves while there is always one waiting: beyond that the line grows for ever.
     *
     * @param users how many to simulate
     */
    public double saturationPerHour(int users, long seed) {
        return usersPerHour(RUSH_PER_HOUR).run(users, seed).usersPerHour();
    }

    /**
     * Simulates users until the last has left.
     *
     * @param users how many come
     * @param seed of arrivals, demands and cleaning times; the same seed gives the same run
     * @throws IllegalArgumentException if there are no users, or the cipher is so slow that a mean session in a full box
     *     takes more than a day
     */
    public LoadRun run(int users, long seed) {
        double slowest = sessionSeconds * Math.max(1, mostWanted());
        if (slowest > SECONDS_PER_DAY) {
            throw new IllegalArgumentException("cipher: got " + work.cipher().bytesPerSecond()
                    + " B/s, with which a mean session in a full box takes " + Math.round(slowest)
                    + " s; allowed up to a day; take a faster cipher or shorter sessions");
        }
        return new Sessions(this, users, seed).run();
    }
}
