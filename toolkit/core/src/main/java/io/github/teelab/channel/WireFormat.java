package io.github.teelab.channel;

import io.github.teelab.crypto.SecretKey;
import java.util.List;
import java.util.Set;

/**
 * How messages are protected between two ends that share a key: what an adversary sees on the way, and what the
 * receiving end checks.
 *
 * <p>No check is redundant: for each there is an attack that only it stops. A key serves one direction of one session: two
 * sealers under one key would use IVs twice, and what one direction sends would open in the other.
 */
public interface WireFormat {
    /** In place of a message's length, where the receiver is not told it beforehand. */
    long UNKNOWN_BYTES = -1;

    /** What to call it. */
    String name();

    /** What the receiving end checks. */
    Set<Check> checks();

    /** A sending end at its first message. */
    Sealer sealer(SecretKey key);

    /**
     * A receiving end at its first message.
     *
     * @param performed the checks that it makes; all of {@link #checks()}, but for those who study what a check is worth
     */
    Opener opener(SecretKey key, Set<Check> performed);

    /** A sending end. Keeps count of its messages; not for use by several threads at once. */
    @FunctionalInterface
    interface Sealer {
        /**
         * Protects the next message.
         *
         * @param chunks the message in clear
         * @return what goes on the wire
         * @throws io.github.teelab.crypto.IvExhausted if the key has protected as much as it may
         */
        List<byte[]> seal(List<byte[]> chunks);
    }

    /**
     * A receiving end. Keeps count of its messages: only an accepted one counts, so after a refused message none but the honest
     * one at its place is accepted. Not for use by several threads at once.
     */
    @FunctionalInterface
    interface Opener {
        /**
         * Checks the next message and gives it in clear, whole or not at all.
         *
         * @param messageBytes how long the message is by the copy command, or {@link #UNKNOWN_BYTES}
         * @param wire what arrived
         * @throws IntegrityException naming the check that failed
         */
        List<byte[]> open(long messageBytes, List<byte[]> wire) throws IntegrityException;
    }
}
