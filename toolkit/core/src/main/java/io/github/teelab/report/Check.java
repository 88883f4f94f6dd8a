package io.github.teelab.report;

import java.util.Arrays;
import java.util.List;

/** Checks of what a chart or table is given, with the messages they fail with. */
final class Check {
    private Check() {}

    static String text(String what, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(what + ": got nothing, allowed any text that is not blank");
        }
        return value;
    }

    static List<Double> numbers(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static void sameLength(String what, int length, String other, int otherLength) {
        if (length != otherLength) {
            throw new IllegalArgumentException(
                    what + ": got " + length + " values for " + otherLength + " " + other + ", allowed one for each");
        }
    }

    static void notEmpty(String what, int length) {
        if (length == 0) {
            throw new IllegalArgumentException(what + ": got no values, allowed 1 or more");
        }
    }

    static void finite(String what, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i))) {
                throw new IllegalArgumentException(
                        what + ": got " + values.get(i) + " at position " + i + ", allowed finite numbers");
            }
        }
    }

    /** Checks that each value can stand on a logarithmic axis. NaN, a missing bar, passes. */
    static void fitsAxis(String what, Axis axis, List<Double> values) {
        if (axis.isLog()) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) <= 0) {
                    throw new IllegalArgumentException(what + ": got " + values.get(i) + " at position " + i
                            + ", allowed numbers above 0 on the logarithmic axis \"" + axis.title()
                            + "\"; use a linear axis or leave the point out");
                }
            }
        }
    }
}
