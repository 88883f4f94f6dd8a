package io.github.teelab.tee.hetee.lifecycle;

import java.util.function.Consumer;

/** What a user or provider runs in an enclave. */
@FunctionalInterface
public interface Application {
    /** Gives its input back. */
    Application ECHO = (input, surroundings) -> input;

    /**
     * Treats one input.
     *
     * @param input as it stands in the plaintext queue
     * @param surroundings what else it can reach
     * @return the result
     */
    byte[] run(byte[] input, Surroundings surroundings);

    /** What an application finds on its proxy. */
    final class Surroundings {
        private final byte[] found;
        private final Consumer<byte[]> toProvider;

        Surroundings(byte[] found, Consumer<byte[]> toProvider) {
            this.found = found.clone();
            this.toProvider = toProvider;
        }

        /** What lies on the proxy's disk. */
        public byte[] found() {
            return found.clone();
        }

        /** The application provider's own queue. */
        public Consumer<byte[]> toProvider() {
            return toProvider;
        }
    }
}
