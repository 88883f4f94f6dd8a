package io.github.teelab.experiment.tensortee;

import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.simulation.Fidelity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adam on one setting, simulated once for each choice however many experiments ask for it, and by as many threads as ask. Each
 * reproduction has its own.
 */
public final class AdamRuns {
    private final AdamSetting setting;
    private final Map<Choice, CompletableFuture<List<AdamSetting.Iteration>>> runs = new ConcurrentHashMap<>();

    private AdamRuns(AdamSetting setting) {
        this.setting = setting;
    }

    private record Choice(int threads, Scheme scheme, Fidelity fidelity, int count) {}

    /** None simulated yet. */
    public static AdamRuns on(AdamSetting setting) {
        return new AdamRuns(setting);
    }

    /** On {@link AdamSetting#calibrated()}. */
    public static AdamRuns calibrated() {
        return on(AdamSetting.calibrated());
    }

    /** What is simulated. */
    AdamSetting setting() {
        return setting;
    }

    /** {@link AdamSetting#steadyMs}. */
    double steadyMs(int threads, Scheme scheme) {
        return iterations(threads, scheme, setting.fidelity(), AdamSetting.STEADY)
                .get(AdamSetting.STEADY - 1)
                .milliseconds();
    }

    /** {@link Learning} with the paper's sizes. */
    Learning learning(int threads, boolean ordered) {
        return new Learning(
                steadyMs(threads, new NoProtection()),
                iterations(threads, Learning.scheme(ordered), Fidelity.LEARNING, Learning.simulated(ordered)));
    }

    /** {@link AdamSetting#iterations} in a fidelity. */
    private List<AdamSetting.Iteration> iterations(int threads, Scheme scheme, Fidelity fidelity, int count) {
        CompletableFuture<List<AdamSetting.Iteration>> mine = new CompletableFuture<>();
        var earlier = runs.putIfAbsent(new Choice(threads, scheme, fidelity, count), mine);
        if (earlier != null) {
            return earlier.join();
        }
        mine.completeAsync(() -> setting.fidelity(fidelity).iterations(threads, scheme, count), Runnable::run);
        return mine.join();
    }
}
