package io.github.teelab.tee.hetee;

import io.github.teelab.channel.Place;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.PcieLink;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.PricedActivities;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * A few {@link Rounds} as a plan, and its prices: messages for the next round come in once the cores have done with this
 * round's preprocessing; the GPUs are fed once all of it is done; the next round's preprocessing waits for the last GPU.
 */
final class RoundPlan {
    private static final double PS_PER_MS = 1e9;
    private static final Place CIPHER = Place.of("controller's cipher");

    private final Rounds rounds;
    private final PricedActivities plan;

    RoundPlan(Rounds rounds) {
        this.rounds = rounds;
        this.plan = new PricedActivities(rounds.net() + " in rounds", Platforms.heteeBox());
    }

    /** The place of a round's barrier in a plan of so many rounds. */
    static int barrier(Plan plan, int round, int ofRounds) {
        return plan.activities().size() / ofRounds * (round + 1) - 1;
    }

    PricedPlan priced(int count) {
        List<Integer> preprocessed = List.of();
        int barrier = -1;
        for (int round = 0; round < count; round++) {
            List<Integer> received = rounds.inBox() ? receive(preprocessed) : List.of();
            preprocessed = preprocess(received, barrier);
            barrier = compute(preprocessed);
        }
        return plan.plan();
    }

    private List<Integer> receive(List<Integer> before) {
        List<Integer> received = new ArrayList<>();
        long transferPs = rounds.costs().transfer(rounds.mode()).ps(rounds.batch());
        long cryptoPs = Math.round(rounds.cryptoMs() * PS_PER_MS);
        for (int gpu = 0; gpu < rounds.gpus(); gpu++) {
            List<Demand.Step> side = List.of(
                    new Demand.Step("receive", Place.device("messages"), transferPs, batchBytes()),
                    new Demand.Step("decrypt", CIPHER, cryptoPs, batchBytes()));
            received.add(plan.together("message", new Operation.Message(batchBytes()), gpu, side, before));
        }
        return received;
    }

    private List<Integer> preprocess(List<Integer> received, int barrier) {
        List<Integer> before = new ArrayList<>(received);
        if (barrier >= 0) {
            before.add(barrier);
        }
        long allPs = rounds.costs().preprocess(rounds.mode()).ps(rounds.batch());
        Place cores = Place.of("proxy's cores");
        List<Integer> done = new ArrayList<>();
        for (int gpu = 0; gpu < rounds.gpus(); gpu++) {
            // All cores work on one batch: as long as a core for every part of it, since feeding waits for all batches.
            done.add(
                    plan.span("preprocess", new Operation.HostWork(allPs), gpu, cores, allPs / rounds.cores(), before));
        }
        return done;
    }

    /** The measured computing time holds one crossing of the baseline's port; the port here takes its place. */
    private int compute(List<Integer> preprocessed) {
        PcieLink measured = Pcie.gen3((int) rounds.costs().design().number("baseline_port_lanes"));
        long handoverPs = rounds.inBox() ? Math.round(rounds.costs().handoverMs() * PS_PER_MS) : 0;
        long feedPs = feedPs(rounds.port(), rounds.device()) + handoverPs;
        long computePs = Math.max(
                0, rounds.costs().compute(rounds.mode(), rounds.net()).ps(rounds.batch()) - feedPs(measured, measured));
        Place port = Place.of("proxy's port")
                .servers(Math.max(1, rounds.port().lanes() / rounds.device().lanes()));
        Operation copy = new Operation.Copy(Transfer.HOST_TO_DEVICE_PINNED, batchBytes(), 0);
        List<Integer> computed = new ArrayList<>();
        for (int gpu = 0; gpu < rounds.gpus(); gpu++) {
            int fed = plan.span("feed", copy, gpu, port, feedPs, preprocessed);
            computed.add(plan.span(
                    "compute", new Operation.Kernel(computePs), gpu, Place.device("GPU"), computePs, List.of(fed)));
        }
        return plan.span("end of round", new Operation.HostWork(0), 0, Place.of("end of round"), 0, computed);
    }

    private long feedPs(PcieLink through, PcieLink end) {
        Bandwidth rate = through.effectiveBandwidth().compareTo(end.effectiveBandwidth()) < 0
                ? through.effectiveBandwidth()
                : end.effectiveBandwidth();
        return rate.picosFor(batchBytes());
    }

    private long batchBytes() {
        return rounds.costs().tensorBytes() * rounds.batch();
    }
}
