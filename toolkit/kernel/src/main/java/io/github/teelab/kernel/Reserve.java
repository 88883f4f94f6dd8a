package io.github.teelab.kernel;

import java.util.Optional;

/** Heap kept back for the kernel, so that after a cell has filled the rest another can let go of it. */
final class Reserve {
    private static final int BYTES = 32 << 20;

    /** There is one heap in a JVM. */
    private static volatile Optional<byte[]> held = Optional.empty();

    private Reserve() {}

    /** Keeps it back, if the heap has room for it. */
    static void hold() {
        if (held.isEmpty() && Runtime.getRuntime().maxMemory() > 4L * BYTES) {
            try {
                held = Optional.of(new byte[BYTES]);
            } catch (OutOfMemoryError full) {
                held = Optional.empty();
            }
        }
    }

    static void release() {
        held = Optional.empty();
    }
}
