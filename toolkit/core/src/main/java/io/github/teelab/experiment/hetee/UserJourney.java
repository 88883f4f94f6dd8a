package io.github.teelab.experiment.hetee;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.engine.Timeline;
import io.github.teelab.report.Chart;
import io.github.teelab.report.TimelineChart;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.job.Mode;
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
    public UserJourney {
        if (batches < 1 || users < 1 || users > 1000) {
            throw new IllegalArgumentException("journey: got " + batches + " batches and " + users
                    + " users, allowed 1 or more batches and 1 to 1000 users");
        }
    }

    /** Every step of every user. */
    public Timeline timeline() {
        BoxCosts costs = rounds.costs();
        ProgramBuilder program = Program.builder();
        int controller = program.resource("controller", 1);
        int proxy = program.resource("proxy", 1);
        int accelerator = program.resource("accelerator", 1);
        SplittableRandom random = new SplittableRandom(seed);
        double messageMs = costs.transfer(Mode.INFERENCE).perImageMs()
                / costs.design().number("image_message")
                * 1e6
                * costs.design().number("code_message");
        int proxyReady = -1;
        int acceleratorReady = -1;
        for (int user = 1; user <= users; user++) {
            String name = "user " + user;
            int attest =
                    step(program, controller, name, "attest", costs.design().number("attestation") * 1e3, -1);
            int configure =
                    step(program, controller, name, "configure", costs.design().number("configuration") * 1e3, attest);
            if (proxyReady >= 0) {
                program.after(configure, proxyReady, 0).after(configure, acceleratorReady, 0);
            }
            int load = step(program, proxy, name, "load code", messageMs, configure);
            double workMs = batches * rounds.periodMs();
            int work = step(program, proxy, name, "work", workMs, load);
            int compute = step(program, accelerator, name, "work", workMs, load);
            proxyReady = step(
                    program, proxy, name, "reboot", CleaningTime.reboot(costs).draw(random) * 1e3, work);
            acceleratorReady = step(
                    program,
                    accelerator,
                    name,
                    "reset",
                    CleaningTime.reset(costs).draw(random) * 1e3,
                    compute);
        }
        return program.build().run();
    }

    /** The same as a picture. */
    public Chart chart() {
        return TimelineChart.of("Users one after the other on one proxy", timeline())
                .subtitle(batches + " batches of " + rounds.batch() + ", " + rounds.net() + " "
                        + rounds.mode().label());
    }

    private static int step(ProgramBuilder program, int resource, String label, String category, double ms, int after) {
        int task = program.task(
                resource, label + ": " + category, category, SimTime.ms(ms).picoseconds(), 0);
        if (after >= 0) {
            program.after(task, after, 0);
        }
        return task;
    }
}
