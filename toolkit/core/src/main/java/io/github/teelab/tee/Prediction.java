package io.github.teelab.tee;

import io.github.teelab.workload.Plan;
import io.github.teelab.workload.replay.ProfileTimes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program's figures on one system, with what the system's calibration leaves open.
 *
 * @param execution the simulated run
 * @param times its figures
 * @param low each figure's least value over the system and its {@linkplain TeeSystem#bounds() bounds}, by name
 * @param high each figure's largest value over them, by name
 */
public record Prediction(Execution execution, ProfileTimes times, Map<String, Double> low, Map<String, Double> high) {
    public Prediction {
        low = Collections.unmodifiableMap(new LinkedHashMap<>(low));
        high = Collections.unmodifiableMap(new LinkedHashMap<>(high));
    }

    /** Runs {@code plan} on {@code system} and on each of its bounds. */
    public static Prediction of(TeeSystem system, Plan plan) {
        Execution execution = system.run(plan);
        ProfileTimes times = times(execution);
        Map<String, Double> low = new LinkedHashMap<>(times.byName());
        Map<String, Double> high = new LinkedHashMap<>(times.byName());
        for (TeeSystem bound : system.bounds()) {
            times(bound.run(plan)).byName().forEach((figure, value) -> {
                low.merge(figure, value, Math::min);
                high.merge(figure, value, Math::max);
            });
        }
        return new Prediction(execution, times, low, high);
    }

    private static ProfileTimes times(Execution execution) {
        return ProfileTimes.of(SimulatedProfile.of(execution));
    }
}
