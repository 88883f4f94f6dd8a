package io.github.teelab.workload.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The kind of memory at one end of a copy or fill, as CUPTI and Nsight Systems tell them apart.
 *
 * <p>Labels and numbers are those of {@code ENUM_CUDA_MEM_KIND} in the Nsight Systems SQLite export.
 */
public enum MemoryKind {
    /** Ordinary host memory. */
    PAGEABLE("Pageable"),
    /** Page-locked host memory; under confidential computing such buffers are reported as {@link #MANAGED}. */
    PINNED("Pinned"),
    /** GPU memory. */
    DEVICE("Device"),
    /** A CUDA array in GPU memory. */
    ARRAY("Array"),
    /** Memory that migrates between host and GPU. */
    MANAGED("Managed"),
    /** A {@code __device__} or {@code __constant__} variable. */
    DEVICE_STATIC("Device Static"),
    /** A {@code __managed__} variable. */
    MANAGED_STATIC("Managed Static"),
    /** The recording does not say, or says something this toolkit does not know. */
    UNKNOWN("Unknown"),
    /** There is no memory at this end: a kernel, or the source of a fill. */
    NONE("");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]");
    private static final List<MemoryKind> NSIGHT_IDS =
            List.of(PAGEABLE, PINNED, DEVICE, ARRAY, MANAGED, DEVICE_STATIC, MANAGED_STATIC, UNKNOWN);

    private static final Map<String, MemoryKind> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(kind -> key(kind.label), kind -> kind));

    private final String label;

    MemoryKind(String label) {
        this.label = label;
    }

    /** The label Nsight Systems prints, such as {@code "Device Static"}; empty for {@link #NONE}. */
    public String label() {
        return label;
    }

    /** Whether this memory surely lies in the host. */
    public boolean isHost() {
        return this == PAGEABLE || this == PINNED;
    }

    /** Whether this memory surely lies in a GPU. */
    public boolean isDevice() {
        return this == DEVICE || this == ARRAY || this == DEVICE_STATIC;
    }

    /** Whether this memory may lie on either side. */
    public boolean isManaged() {
        return this == MANAGED || this == MANAGED_STATIC;
    }

    /**
     * The kind with a label, ignoring case, blanks, hyphens and underscores; {@link #NONE} for blank text and
     * {@link #UNKNOWN} for a label of no known kind.
     */
    static MemoryKind ofLabel(String text) {
        return BY_LABEL.getOrDefault(key(text), UNKNOWN);
    }

    /** The kind with a number of {@code ENUM_CUDA_MEM_KIND}; {@link #UNKNOWN} for a number of no known kind. */
    static MemoryKind ofNsightId(long id) {
        return id >= 0 && id < NSIGHT_IDS.size() ? NSIGHT_IDS.get((int) id) : UNKNOWN;
    }

    private static String key(String text) {
        return SEPARATORS.matcher(Names.lower(text)).replaceAll("");
    }
}
