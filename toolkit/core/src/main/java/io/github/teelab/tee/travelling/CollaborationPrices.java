package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Place;
import io.github.teelab.tee.Demand;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Operation.HandOver;
import io.github.teelab.workload.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The prices of a plan that several parties share: messages over the network, copies to a GPU, journeys, training. */
final class CollaborationPrices {
    private static final Place LINK = Place.of("PCIe link");
    private static final Place GPU = Place.device("GPU");
    private static final Place CORE = Place.of("orchestrator's core");

    private final Travelling system;
    private final Map<Long, List<Demand.Step>> journeys = new HashMap<>();
    private final Map<Long, List<Demand.Step>> clearings = new HashMap<>();

    CollaborationPrices(Travelling system) {
        this.system = system;
    }

    /** @throws IllegalArgumentException if the plan asks for anything else */
    PricedPlan of(Plan plan) {
        List<Demand> demands = new ArrayList<>(plan.activities().size());
        for (Activity activity : plan.activities()) {
            demands.add(demand(activity));
        }
        return new PricedPlan(plan, system.platform(), List.of(), demands);
    }

    private Demand demand(Activity activity) {
        Operation operation = activity.operation();
        if (operation instanceof HandOver handOver) {
            return new Demand.Steps(steps(handOver), 0, activity.after());
        }
        Place place;
        long durationPs;
        if (operation instanceof Operation.Message message) {
            place = Travelling.NETWORK;
            durationPs = system.sendPs(message.bytes());
        } else if (operation instanceof Operation.Copy copy
                && !copy.way().isToHost()
                && copy.way().crossesLink()) {
            place = LINK;
            durationPs = system.writePs(copy.bytes());
        } else if (operation instanceof Operation.Kernel kernel) {
            place = GPU;
            durationPs = kernel.durationPs();
        } else if (operation instanceof Operation.HostWork work) {
            place = CORE;
            durationPs = work.durationPs();
        } else {
            throw new IllegalArgumentException("collaborative training: got \"" + activity.name()
                    + "\", allowed are messages, copies to the device, kernels, host work and hand-overs");
        }
        return new Demand.Span(place, durationPs, 0, activity.after());
    }

    /** The journey's steps before training, or those after it; alike for all parties with as many bytes. */
    private List<Demand.Step> steps(HandOver handOver) {
        boolean there = handOver.leg() == HandOver.Leg.THERE_AND_BACK;
        return (there ? journeys : clearings).computeIfAbsent(handOver.bytes(), bytes -> {
            Journey journey = system.journey(handOver.party(), new JourneyLoad(bytes, handOver.stateBytes(), 0));
            List<Demand.Step> steps = new ArrayList<>();
            boolean trained = false;
            for (JourneyStep step : journey.steps()) {
                if (step.act() == JourneyAct.TRAIN) {
                    trained = true;
                } else if (trained != there) {
                    steps.add(new Demand.Step(step.name(), place(step), step.durationPs(), step.bytes()));
                }
            }
            return steps.isEmpty() ? List.of(new Demand.Step("nothing to clear", GPU, 0, 0)) : steps;
        });
    }

    private static Place place(JourneyStep step) {
        return step.resource().equals(Travelling.NETWORK.name()) ? Travelling.NETWORK : Place.of(step.resource());
    }
}
