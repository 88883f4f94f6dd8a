package io.github.teelab.memory.functional;

import java.util.HashMap;
import java.util.Map;

/**
 * Memory chips in the adversary's hands: whatever lies here may be looked at and changed between any two accesses. Lines,
 * codes and tree nodes are kept apart by name, which spares the adversary nothing but the arithmetic of addresses.
 */
public final class UntrustedDram {
    /** What kinds of bytes lie in the chips. */
    public enum Kind {
        /** A line of ciphertext. */
        DATA,
        /** The code of a line. */
        MAC,
        /** A tree node with its code; level 0 holds versions. */
        NODE
    }

    /**
     * Where something lies.
     *
     * @param level of a node, 0 for data and codes
     * @param index of the line or node
     */
    public record Place(Kind kind, int level, long index) {}

    private final Map<Place, byte[]> contents = new HashMap<>();
    private Listener listener = place -> {};

    /** Somebody on the memory's bus. */
    @FunctionalInterface
    public interface Listener {
        /** Called after the chip has read a place, before it reads anything else. */
        void afterRead(Place place);
    }

    /** Puts somebody on the bus, who may change memory between any two of the chip's reads. */
    public void watch(Listener other) {
        listener = other;
    }

    /** What the chip reads. */
    byte[] fetch(Place place) {
        byte[] bytes = read(place);
        listener.afterRead(place);
        return bytes;
    }

    /** A copy of what lies at a place. */
    public byte[] read(Place place) {
        byte[] bytes = contents.get(place);
        if (bytes == null) {
            throw new IllegalArgumentException(place + ": nothing was ever written there");
        }
        return bytes.clone();
    }

    /** Puts bytes at a place. */
    public void write(Place place, byte[] bytes) {
        contents.put(place, bytes.clone());
    }
}
