package io.github.teelab.workload;

/**
 * Where a copy goes and what host memory it touches: the key under which copies are priced.
 *
 * <p>Constants carry the names that {@code measurements/h100_copy_bandwidth.csv} uses.
 */
public enum Transfer {
    HOST_TO_DEVICE_PINNED("h2d_pinned"),
    HOST_TO_DEVICE_PAGEABLE("h2d_pageable"),
    DEVICE_TO_HOST_PINNED("d2h_pinned"),
    DEVICE_TO_HOST_PAGEABLE("d2h_pageable"),
    DEVICE_TO_DEVICE("d2d");

    private final String label;

    Transfer(String label) {
        this.label = label;
    }

    /** The name in measurement tables. */
    public String label() {
        return label;
    }

    /** Whether the bytes leave or enter the device, and so cross the trust boundary. */
    public boolean crossesLink() {
        return this != DEVICE_TO_DEVICE;
    }

    /** How often the link's latency counts: a device reads host memory by request and answer, and writes it by posting. */
    public int linkCrossings() {
        return !crossesLink() ? 0 : isToHost() ? 1 : 2;
    }

    /** Whether the host's side is page-locked, so that the device reads or writes it without a staging copy. */
    public boolean isPinned() {
        return this == HOST_TO_DEVICE_PINNED || this == DEVICE_TO_HOST_PINNED;
    }

    /** Whether the bytes go from the device to the host. */
    public boolean isToHost() {
        return this == DEVICE_TO_HOST_PINNED || this == DEVICE_TO_HOST_PAGEABLE;
    }

    /**
     * The transfer with a {@link #label()}.
     *
     * @throws io.github.teelab.units.UnknownName if there is none
     */
    public static Transfer ofLabel(String label) {
        for (Transfer transfer : values()) {
            if (transfer.label.equals(label)) {
                return transfer;
            }
        }
        throw new io.github.teelab.units.UnknownName(
                "transfer",
                label,
                java.util.Arrays.stream(values()).map(Transfer::label).toList());
    }
}
