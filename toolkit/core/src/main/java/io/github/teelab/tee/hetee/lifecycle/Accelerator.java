package io.github.teelab.tee.hetee.lifecycle;

/** An accelerator, where it is, and what lies in its memory. */
final class Accelerator {
    /** Where an accelerator can be. */
    enum Place {
        CLEAN,
        IN_ENCLAVE,
        LENT,
        LEFT_BEHIND
    }

    private final String name;
    private final String type;
    private Place place = Place.CLEAN;
    private byte[] memory = {};
    private boolean planted;

    Accelerator(String name, String type) {
        this.name = name;
        this.type = type;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    Place place() {
        return place;
    }

    void moveTo(Place next) {
        place = next;
    }

    byte[] memory() {
        return memory.clone();
    }

    void keep(byte[] bytes) {
        memory = bytes.clone();
    }

    /** Somebody's code that changes what the accelerator computes. */
    void plant() {
        planted = true;
    }

    boolean isPlanted() {
        return planted;
    }

    void reset() {
        memory = new byte[0];
        planted = false;
    }
}
