package io.github.teelab.channel;

import java.util.Objects;

/**
 * One step of a path.
 *
 * @param name what happens, such as {@code "encrypt"}
 * @param resource what it occupies, such as {@code "CPU core"}
 * @param trust whether an adversary can reach the bytes here
 * @param psPerByte time per byte, picoseconds, at least 0
 * @param effect what it does to a chunk of bytes
 */
public record Stage(String name, String resource, Trust trust, double psPerByte, Effect effect) {
    /** What a stage does to the bytes of one chunk. */
    @FunctionalInterface
    public interface Effect {
        /** Leaves bytes as they are: a wire or a buffer. */
        Effect CARRY = (chunk, bytes) -> bytes;

        /**
         * @param chunk index of the chunk in its message, from 0
         * @param bytes what arrived
         * @return what goes on
         * @throws IntegrityException if a check on the bytes fails
         */
        byte[] apply(long chunk, byte[] bytes) throws IntegrityException;
    }

    public Stage {
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(effect, "effect");
        if (!(psPerByte >= 0) || Double.isInfinite(psPerByte)) {
            throw new IllegalArgumentException(
                    "stage " + name + ": got " + psPerByte + " ps per byte, allowed a finite number, 0 or more");
        }
    }

    /** The time this stage needs for {@code bytes}, picoseconds. */
    public long timePs(long bytes) {
        return Math.round(psPerByte * bytes);
    }
}
