package io.github.teelab.tee;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.units.Frequency;

/**
 * How fixed times carry over from the calibrated node: the host's own in inverse proportion to the clock of its cores.
 * Assumed for the driver's work too; instructions a cycle differ between processors and are not modelled.
 */
public final class HostTimes {
    private static final Frequency CALIBRATED = Platforms.h100Node().cpu().clock();
    private static final Frequency CALIBRATED_GPU = Platforms.h100Node().gpu().boostClock();

    private HostTimes() {}

    /** What a host-side time of the calibrated node is multiplied by on {@code machine}. */
    public static double factor(Platform machine) {
        return factor(CALIBRATED, machine.cpu().clock());
    }

    /** The same for times of a GPU's front end, by its boost clock (assumed); 1 for other accelerators. */
    public static double deviceFactor(Platform machine) {
        return machine.gpus().isEmpty()
                ? 1
                : factor(CALIBRATED_GPU, machine.gpu().boostClock());
    }

    /** What a time measured at one clock is multiplied by at another. */
    public static double factor(Frequency measuredAt, Frequency clock) {
        return measuredAt.hertz() / clock.hertz();
    }
}
