package io.github.teelab.workload.job;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import java.util.Locale;

/** What is done with a model. */
public enum Mode {
    INFERENCE,
    TRAINING;

    /**
     * The mode of a name, such as {@code training}.
     *
     * @throws UnknownName if there is none of that name
     */
    public static Mode named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "mode", name, Arrays.stream(values()).map(Mode::label).toList()));
    }

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
