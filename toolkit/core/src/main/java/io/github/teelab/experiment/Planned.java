package io.github.teelab.experiment;

import java.util.function.Supplier;

/**
 * An experiment that has not been run yet, with what is worth knowing beforehand.
 *
 * @param name what people see while it runs
 * @param seconds how long it takes, roughly; the longest start first, so that none is waited for alone at the end
 * @param work runs it
 */
public record Planned(String name, double seconds, Supplier<Experiment> work) implements Supplier<Experiment> {
    /** Long enough to start before all that is known to be shorter. */
    private static final double UNKNOWN = 60;

    /** @throws IllegalArgumentException if the time is no positive number */
    public Planned {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException(
                    "experiment \"" + name + "\": got " + seconds + " s, allowed is a time above 0");
        }
    }

    @Override
    public Experiment get() {
        return work.get();
    }

    /** The experiment as it was planned; one of which nothing is known counts as long. */
    static Planned of(Supplier<Experiment> experiment, String nameIfUnknown) {
        return experiment instanceof Planned planned ? planned : new Planned(nameIfUnknown, UNKNOWN, experiment);
    }
}
