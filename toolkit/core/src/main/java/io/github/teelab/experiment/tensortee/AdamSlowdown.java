package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.scheme.SoftVn;
import io.github.teelab.report.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adam's slowdown by number of threads, paper Fig. 3. */
public final class AdamSlowdown {
    private static final String NAME = "Adam slowdown by threads";
    private static final int[] THREADS = {1, 2, 4, 8};
    private static final Map<String, Scheme> SCHEMES = Map.of("SGX", SgxLike.baseline(), "SoftVN", new SoftVn());

    private AdamSlowdown() {}

    /** At 1 to 8 threads, under SGX and SoftVN. */
    public static Experiment run() {
        return run(AdamRuns.calibrated());
    }

    /** The same, sharing simulations with other experiments. */
    public static Experiment run(AdamRuns runs) {
        simulate(runs);
        double[] threads = new double[THREADS.length];
        double[] sgx = new double[THREADS.length];
        double[] softVn = new double[THREADS.length];
        double largest = 0;
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < THREADS.length; i++) {
            double plainMs = runs.steadyMs(THREADS[i], new NoProtection());
            threads[i] = THREADS[i];
            sgx[i] = runs.steadyMs(THREADS[i], SCHEMES.get("SGX")) / plainMs;
            softVn[i] = runs.steadyMs(THREADS[i], SCHEMES.get("SoftVN")) / plainMs;
            largest = Math.max(largest, sgx[i]);
            if (THREADS[i] >= AdamCalibration.THREADS) {
                comparisons.add(comparison("SGX", THREADS[i], sgx[i]));
                comparisons.add(comparison("SoftVN", THREADS[i], softVn[i]));
            }
        }
        comparisons.add(Published.result(NAME, "CPU Adam slowdown under SGX (1 to 8 threads; largest)", largest));
        double[] published = {4, 8};
        Chart chart = Chart.line("Adam on the CPU under protection")
                .subtitle("one layer of GPT-2 medium, DDR4-2400, two channels")
                .x("Threads", "")
                .y("Time over unprotected", "x")
                .series("SGX-like, simulated", threads, sgx)
                .series("SoftVN, simulated", threads, softVn)
                .points("SGX, published", published, new double[] {Published.adam(4, "SGX"), Published.adam(8, "SGX")})
                .points("SoftVN, published", published, new double[] {
                    Published.adam(4, "SoftVN"), Published.adam(8, "SoftVN")
                });
        return new Experiment(
                NAME,
                "Fitted: what a thread computes for 16 parameters, to SGX at 4 threads. SGX moves 2.65 lines for each line of"
                        + " data, MACs uncached as the paper has them; at 8 threads that is not enough for 3.65, which needs a"
                        + " metadata cache that the threads push each other out of, as they do with every array on huge"
                        + " pages: 3.64, but SoftVN then misses by a quarter (notebook 05). SoftVN adds an eighth of the requests and,"
                        + " since they lie in rows of their own, a fifth of the time.",
                comparisons,
                List.of(chart));
    }

    /** The longest first, as many at once as there are processors. */
    private static void simulate(AdamRuns runs) {
        for (int i = THREADS.length - 1; i >= 0; i--) {
            int threads = THREADS[i];
            Stream.of(SCHEMES.get("SGX"), SCHEMES.get("SoftVN"), new NoProtection())
                    .parallel()
                    .forEach(scheme -> runs.steadyMs(threads, scheme));
        }
    }

    private static Comparison comparison(String scheme, int threads, double simulated) {
        Published.AdamRow row = Published.adamRow(threads, scheme);
        return new Comparison(
                Published.PAPER, NAME, scheme + ", " + threads + " threads", "x", row.value(), simulated, row.role());
    }
}
