package io.github.teelab.tee;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;

/**
 * Makes a TEE system by name. Found through {@link java.util.ServiceLoader}: an implementation with a public constructor
 * without arguments, named in {@code META-INF/services/io.github.teelab.tee.TeeProvider}.
 */
public interface TeeProvider {
    /** The name in tables and on the command line, such as {@code h100}. */
    String name();

    /** One line for people. */
    String title();

    /** The machine that the system is at home on, taken where nobody names another. */
    default Platform platform() {
        return Platforms.h100Node();
    }

    /** The system with its defaults. */
    TeeSystem on(Platform platform);
}
