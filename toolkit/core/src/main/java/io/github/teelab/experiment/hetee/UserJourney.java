package io.github.teelab.experiment.hetee;

import io.github.teelab.channel.Place;
import io.github.teelab.engine.Timeline;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.report.TimelineChart;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.Lowering;
import io.github.teelab.tee.PricedActivities;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Users one after the other on one proxy and one accelerator: the life of their enclaves, timed.
 *
 * @param rounds what each user does, and on what
 * @param batches how many each sends
 * @param users how many come, all at once
 * @param seed of reboot and reset times
 */
public record UserJourney(Rounds rounds, int batches, int users, long seed) {
    private static final Place CONTROLLER = Place.of("controller");
    private static final Place PROXY = Place.of("proxy");
    private static final Place ACCELERATOR = Place.of("accelerator");

    public UserJourney {
        if (batches < 1 || users < 1 || users > 1000) {
            throw new IllegalArgumentException("journey: got " + batches + " batches and " + users
                    + " users, allowed 1 or more batches and 1 to 1000 users");
        }
    }

    /** Every step of every user. */
    public Timeline timeline() {
        BoxCosts costs = rounds.costs();
        PricedActivities plan = new PricedActivities("users one after the other", Platforms.heteeBox());
        SplittableRandom random = new SplittableRandom(seed);
        double messageMs = costs.transfer(Mode.INFERENCE).perImageMs()
                / costs.design().number("image_message")
                * 1e6
                * costs.design().number("code_message");
        List<Integer> cleaned = List.of();
        for (int user = 1; user <= users; user++) {
            String name = "user " + user + ": ";
            int attest = step(plan, name + "attest", CONTROLLER, costs.design().number("attestation") * 1e3, List.of());
            List<Integer> ready = new ArrayList<>(cleaned);
            ready.add(attest);
            int configure =
                    step(plan, name + "configure", CONTROLLER, costs.design().number("configuration") * 1e3, ready);
            int load = step(plan, name + "load code", PROXY, messageMs, List.of(configure));
            long workPs = ps(batches * rounds.periodMs());
            int work = plan.together(
                    name + "work",
                    new Operation.Kernel(workPs),
                    0,
                    List.of(
                            new Demand.Step(name + "work", PROXY, workPs, 0),
                            new Demand.Step(name + "work", ACCELERATOR, workPs, 0)),
                    List.of(load));
            double rebootMs = CleaningTime.reboot(costs).draw(random) * 1e3;
            double resetMs = CleaningTime.reset(costs).draw(random) * 1e3;
            Operation clearing = new Operation.HandOver(user, Operation.HandOver.Leg.CLEARING, 0, 0);
            cleaned = List.of(
                    plan.span(name + "reboot", clearing, 0, PROXY, ps(rebootMs), List.of(work)),
                    plan.span(name + "reset", clearing, 0, ACCELERATOR, ps(resetMs), List.of(work)));
        }
        return Lowering.run(plan.plan()).timeline();
    }

    /** The same as a picture. */
    public Chart chart() {
        return TimelineChart.of("Users one after the other on one proxy", timeline())
                .subtitle(batches + " batches of " + rounds.batch() + ", " + rounds.net() + " "
                        + rounds.mode().label());
    }

    private static int step(PricedActivities plan, String name, Place place, double ms, List<Integer> before) {
        return plan.span(name, new Operation.HostWork(ps(ms)), 0, place, ps(ms), before);
    }

    private static long ps(double ms) {
        return SimTime.ms(ms).picoseconds();
    }
}
