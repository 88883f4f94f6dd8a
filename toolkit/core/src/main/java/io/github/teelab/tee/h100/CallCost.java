package io.github.teelab.tee.h100;

import java.util.Arrays;
import java.util.Locale;

/** One thing that confidential computing changes about calls, and how it is expressed. */
public enum CallCost {
    /** Added to the call that creates the context. */
    CONTEXT_ADDED("ms"),
    /** Added to the host's time just before it. */
    BEFORE_CONTEXT_ADDED("ms"),
    /**
     * A first launch that loads a module (1 ms and more), as a multiple; recordings spread so
     * widely around 1 that the point estimate leaves it as it is. */
    MODULE_LOAD_RATIO("x"),
    /** The least multiple seen. */
    MODULE_LOAD_RATIO_LOW("x"),
    /** The largest multiple seen. */
    MODULE_LOAD_RATIO_HIGH("x"),
    /** Added to a first launch that finds its module loaded (under 1 ms). */
    FIRST_LAUNCH_ADDED("us"),
    /** A steady launch call, as a multiple. */
    LAUNCH_RATIO("x"),
    /** Added between the return of a launch and the start of its kernel on an idle stream. */
    LAUNCH_TO_START_ADDED("us"),
    /** Added between two works queued on one stream. */
    QUEUE_GAP_ADDED("us"),
    /** Added between the end of awaited work and the return of the call that waits for it. */
    SYNCHRONISE_ADDED("us"),
    /** A kernel's own duration, as a multiple. */
    KERNEL_RATIO("x"),
    /** A {@code cudaMalloc} that reaches the driver (20 us and more), as a multiple. */
    ALLOCATE_RATIO("x"),
    /** A {@code cudaFree} that reaches the driver (20 us and more), as a multiple. */
    FREE_RATIO("x"),
    /** A {@code cudaMallocHost}, as a multiple: memory is mapped lazily under confidential computing. */
    HOST_ALLOCATE_RATIO("x"),
    /** The least that a {@code cudaMallocHost} takes. */
    HOST_ALLOCATE_LEAST("us"),
    /** A free that was refused becomes a real one: its time over that of the plain {@code cudaMallocHost}. */
    REFUSED_FREE_RATIO("x"),
    /** A question that reaches the device's firmware, as a multiple. */
    QUERY_RATIO("x"),
    /** Any other call, as a multiple. */
    OTHER_RATIO("x"),
    /** The host's time between calls that follow closely (under 20 us), as a multiple. */
    SHORT_GAP_RATIO("x"),
    /** Longer host time, as a multiple. */
    HOST_RATIO("x"),
    /** Added per byte of a copy into host memory that the program has not touched before. */
    FIRST_TOUCH_PER_BYTE("ns/B");

    /** A plain allocation or free shorter than this is served by the runtime's own pool and never reaches the driver. */
    public static final long REACHES_DRIVER_PS = 20_000_000L;
    /** A plain first launch of this length or more loads a module. */
    public static final long LOADS_MODULE_PS = 1_000_000_000L;
    /** Plain host time below this is the way from one call to the next, not work of the program. */
    public static final long SHORT_GAP_PS = 20_000_000L;

    private final String unit;

    CallCost(String unit) {
        this.unit = unit;
    }

    /** The parameter's name in files and tables, such as {@code launch_ratio}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of its value; {@code x} is a multiple of the plain time. */
    public String unit() {
        return unit;
    }

    /** The value that changes nothing. */
    public double neutral() {
        return unit.equals("x") && this != REFUSED_FREE_RATIO ? 1 : 0;
    }

    static CallCost ofLabel(String label) {
        return Arrays.stream(values())
                .filter(cost -> cost.label().equals(label))
                .findFirst()
                .orElseThrow(() -> CallCosts.unknown(
                        label, Arrays.stream(values()).map(CallCost::label).toList()));
    }
}
