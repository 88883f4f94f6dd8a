package io.github.teelab.experiment.travelling;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.travelling.JourneyLoad;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/**
 * The three figures fitted to row Uncapped of the slides' table, and to nothing else.
 *
 * <p>Each cell is linear in its parameter, so two evaluations solve for it.
 *
 * @param networkRecordUs both virtual machines' network stacks per TLS record, microseconds
 * @param routeMs routing the GPU one way, milliseconds
 * @param step one step of training
 */
public record TravellingFit(double networkRecordUs, double routeMs, SimTime step) {
    private static final double S_PER_PS = 1e-12;

    /** Solves for all three. */
    public static TravellingFit of(PublishedRow row) {
        CollaborativeTraining training = CollaborativeTraining.gpt2();
        long bytes = training.chunk().value();
        Travelling system = Travelling.on(Platforms.h100Node());
        double record = solve(
                row.baseline().transferSeconds(),
                value -> seconds(system.with("network_record", value).sendPs(bytes) + system.writePs(bytes)));
        JourneyLoad load = new JourneyLoad(bytes, training.stateBytes(), 0);
        // The message that hands over the key crosses the network too, so the stacks' cost comes first.
        Travelling fitted = system.with("network_record", record);
        double route = solve(
                row.travelling().transferSeconds(),
                value -> seconds(fitted.with("route", value).journey(0, load).travelPs()));
        double stepSeconds = row.baseline().trainingSeconds() / training.steps(bytes);
        return new TravellingFit(record, route, SimTime.seconds(stepSeconds));
    }

    private static double solve(double target, java.util.function.DoubleUnaryOperator linear) {
        double at0 = linear.applyAsDouble(0);
        double at1000 = linear.applyAsDouble(1000);
        return 1000 * (target - at0) / (at1000 - at0);
    }

    private static double seconds(long ps) {
        return ps * S_PER_PS;
    }
}
