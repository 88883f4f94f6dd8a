package io.github.teelab.memory.scheme;

/**
 * A way to protect main memory. Immutable; {@link #protect} starts one run's state. To add one, write a class and pass an
 * object of it where a scheme is asked for.
 */
public interface Scheme {
    /** Its name on the command line, such as {@code sgx}. */
    String name();

    /** The scheme at work on an empty memory whose lines have all version 0. */
    Protection protect(ProtectionHardware hardware);
}
