package io.github.teelab.cli;

import java.util.Locale;

/** How a command prints its result. */
enum Format {
    TABLE,
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
