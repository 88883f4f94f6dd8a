package io.github.teelab.npu;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which matrix stays in the array while the two others stream through it. */
public enum Dataflow {
    /** Each element gathers one result; both inputs stream. */
    OUTPUT_STATIONARY,
    /** Each element holds one weight, a value of the right matrix. */
    WEIGHT_STATIONARY,
    /** Each element holds one value of the left matrix. */
    INPUT_STATIONARY;

    /**
     * The dataflow of that name, as {@link #label} gives it and the catalog writes it.
     *
     * @throws UnknownName if there is none
     */
    public static Dataflow named(String label) {
        return Arrays.stream(values())
                .filter(dataflow -> dataflow.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UnknownName("dataflow", label, labels()));
    }

    /** Its name in lower case with a hyphen, such as {@code output-stationary}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(Dataflow::label).toList();
    }
}
