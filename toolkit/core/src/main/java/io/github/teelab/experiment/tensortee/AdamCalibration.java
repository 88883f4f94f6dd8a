package io.github.teelab.experiment.tensortee;

import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.SgxLike;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Fits what Adam computes for 16 parameters, so that SGX at 4 threads is as slow as published: the more a thread computes, the
 * less unprotected Adam is held up by memory, and the less protection costs. No other figure is used.
 */
public final class AdamCalibration {
    /** Threads of the row that may be used. */
    static final int THREADS = 4;

    private static final long SLOWEST_PS = 128_000;
    private static final long COARSE_PS = 8_000;
    private static final long STEP_PS = 1_000;

    private AdamCalibration() {}

    private static double slowdown(AdamSetting setting) {
        return setting.steadyMs(THREADS, SgxLike.baseline()) / setting.steadyMs(THREADS, new NoProtection());
    }

    /**
     * A setting with the time that fits best among whole nanoseconds: by halving, since the slowdown falls as the
     * computation grows, then by trying the neighbours, since from one to the next it also jumps with the order of requests.
     *
     * @param setting all but the computation
     */
    public static AdamSetting fit(AdamSetting setting) {
        double published = Published.adam(THREADS, "SGX");
        long low = 0;
        long high = SLOWEST_PS;
        while (high - low > COARSE_PS) {
            long middle = (low + high) / 2;
            if (slowdown(setting.computing(middle)) > published) {
                low = middle;
            } else {
                high = middle;
            }
        }
        long best = low;
        double least = Double.MAX_VALUE;
        for (long tried = low; tried <= high; tried += STEP_PS) {
            double miss = Math.abs(slowdown(setting.computing(tried)) - published);
            if (miss < least) {
                least = miss;
                best = tried;
            }
        }
        return setting.computing(best);
    }

    /** {@link AdamSetting#calibrated()} fitted anew. */
    static AdamSetting fitted() {
        return fit(AdamSetting.calibrated());
    }

    /** What is stored in {@code calibration/tensortee_adam.csv}. */
    public static Table table() {
        return Table.create(
                "tensortee_adam",
                StringColumn.create("parameter", AdamSetting.COMPUTE),
                DoubleColumn.create("value", new double[] {fitted().computePs()}),
                StringColumn.create("unit", "ps"),
                StringColumn.create("basis", "PUBLISHED"),
                StringColumn.create("fitted_to", "papers/tensortee_adam.csv SGX at 4 threads"));
    }
}
