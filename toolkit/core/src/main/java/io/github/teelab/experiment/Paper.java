package io.github.teelab.experiment;

import java.util.List;
import java.util.function.Supplier;

/**
 * A set of experiments that belong to one publication. Found through {@link java.util.ServiceLoader}: an implementation
 * with a public constructor without arguments, named in {@code META-INF/services/io.github.teelab.experiment.Paper}.
 */
public interface Paper {
    /** The name on the command line, such as {@code h100}. */
    String id();

    /** The name for people. */
    String title();

    /**
     * The experiments; each is run when asked for. One that is {@link Planned} starts by the time it takes and shows its
     * name while it runs; of others nothing is known beforehand.
     */
    List<Supplier<Experiment>> experiments();
}
