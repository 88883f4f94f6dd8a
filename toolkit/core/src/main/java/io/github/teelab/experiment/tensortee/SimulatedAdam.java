package io.github.teelab.experiment.tensortee;

import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.tee.tensortee.AdamPrices;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * What Adam costs for each parameter under the memory of each design, once caches are full and tensors are known: simulated on
 * {@link AdamSetting} with as many threads as the machine has cores, and taken for every model.
 */
public final class SimulatedAdam {
    static final int THREADS = 8;

    private SimulatedAdam() {}

    /** All three, simulated side by side. */
    public static AdamPrices prices() {
        return prices(AdamRuns.calibrated());
    }

    /** The same, sharing simulations with experiments. */
    public static AdamPrices prices(AdamRuns runs) {
        double parameters = runs.setting().tensors().stream()
                .mapToLong(tensor -> tensor.elements())
                .sum();
        Map<String, DoubleSupplier> milliseconds = Map.of(
                NoProtection.NAME, () -> runs.steadyMs(THREADS, new NoProtection()),
                SgxLike.NAME, () -> runs.steadyMs(THREADS, SgxLike.baseline()),
                TenAnalyzer.NAME, () -> runs.learning(THREADS, false).knownMs());
        return new AdamPrices(milliseconds.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getAsDouble() * 1e9 / parameters)));
    }
}
