package io.github.teelab.kernel;

import java.util.Optional;

/** What this kernel calls itself. */
final class Version {
    static final String OF_KERNEL = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    private Version() {}
}
