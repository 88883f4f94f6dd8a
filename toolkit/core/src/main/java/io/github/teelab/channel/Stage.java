package io.github.teelab.channel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a path.
 *
 * @param name what happens, such as {@code "encrypt"}
 * @param place what it occupies
 * @param trust whether an adversary can reach the bytes here
 * @param perChunkPs time per chunk, picoseconds, at least 0
 * @param psPerByte time per byte, picoseconds, at least 0
 * @param effect what it does to the chunks of a message
 */
public record Stage(String name, Place place, Trust trust, long perChunkPs, double psPerByte, Effect effect) {
    /** What a stage does to the bytes of one message. */
    @FunctionalInterface
    public interface Effect {
        /** Leaves bytes as they are: a wire or a buffer. */
        Effect CARRY = (bytes, chunks) -> chunks;

        /**
         * Treats one message.
         *
         * @param messageBytes how long the message is by the copy command, which no adversary can change
         * @param chunks what arrived, in order
         * @return what goes on
         * @throws IntegrityException if a check on the bytes fails; nothing goes on then
         */
        List<byte[]> apply(long messageBytes, List<byte[]> chunks) throws IntegrityException;

        /** The protected channel that this effect is one end of; empty if it is none. */
        default Optional<SealedChannel> channel() {
            return Optional.empty();
        }

        /** The same end of another channel. */
        default Effect onChannel(SealedChannel other) {
            return this;
        }
    }

    public Stage {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(effect, "effect");
        if (perChunkPs < 0) {
            throw new IllegalArgumentException(
                    "stage " + name + ": got " + perChunkPs + " ps per chunk, allowed 0 or more");
        }
        if (!(psPerByte >= 0) || Double.isInfinite(psPerByte)) {
            throw new IllegalArgumentException(
                    "stage " + name + ": got " + psPerByte + " ps per byte, allowed a finite number, 0 or more");
        }
    }

    /** A stage whose chunks cost nothing beyond their bytes. */
    public Stage(String name, Place place, Trust trust, double psPerByte, Effect effect) {
        this(name, place, trust, 0, psPerByte, effect);
    }

    /** The same stage with another effect. */
    public Stage withEffect(Effect other) {
        return new Stage(name, place, trust, perChunkPs, psPerByte, other);
    }

    /** The time this stage needs for a message of {@code bytes} in {@code chunks} chunks, picoseconds. */
    public long timePs(long bytes, long chunks) {
        return Math.round(psPerByte * bytes) + perChunkPs * chunks;
    }
}
