package io.github.teelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An axis made ready to draw: its unit chosen, its ends fixed and its tick marks labelled. Both renderers use it, so
 * both show the same ticks. A position is the base-10 logarithm of a value on a logarithmic axis, and the value over
 * {@code divisor} on a linear one.
 *
 * @param label title with the unit, unless the tick labels carry the unit
 * @param unit unit of positions on a linear axis, for texts beside the data; may be empty
 * @param divisor what a value is divided by to be shown in {@code unit}
 * @param log whether the axis is logarithmic
 * @param lower position of the lower end
 * @param upper position of the upper end
 * @param ticks marks within the ends, ascending
 */
record Ruler(String label, String unit, double divisor, boolean log, double lower, double upper, List<Tick> ticks) {
    /** One mark. */
    record Tick(double position, String label) {}

    private static final int MOST_LOG_TICKS = 11;
    private static final int LINEAR_STEPS = 6;

    /** A linear or logarithmic axis that covers {@code least} to {@code most} with some air. */
    static Ruler around(Axis axis, double least, double most) {
        if (axis.isLog()) {
            double from = Math.log10(least);
            double to = Math.log10(most);
            double air = Math.max(0.04 * (to - from), 0.02);
            return logarithmic(axis, from - air, to + air);
        }
        // A scale that nearly reaches zero anyway is easier to judge when it does.
        double low = least >= 0 && least <= 0.4 * most ? 0 : least;
        double air = most == low ? Math.max(1, Math.abs(most)) * 0.5 : (most - low) * 0.05;
        return linear(axis, low == 0 ? 0 : low - air, most + air);
    }

    /** An axis for bars: a linear one starts at zero, a logarithmic one at the decade below the least value. */
    static Ruler forBars(Axis axis, double least, double most) {
        if (axis.isLog()) {
            double from = Math.floor(Math.log10(least) - 0.05);
            double to = Math.log10(most);
            return logarithmic(axis, from, to + 0.08 * (to - from));
        }
        double low = Math.min(0, least);
        double high = Math.max(0, most);
        double air = high == low ? 1 : (high - low) * 0.08;
        return linear(axis, low == 0 ? 0 : low - air, high == 0 ? 0 : high + air);
    }

    /** Labels at 0, 1, 2 and so on, with half a step of air. */
    static Ruler categories(String title, List<String> labels) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            ticks.add(new Tick(i, labels.get(i)));
        }
        return new Ruler(title, "", 1, false, -0.5, labels.size() - 0.5, ticks);
    }

    /** A linear axis with exactly these ends, in values. */
    static Ruler linear(Axis axis, double low, double high) {
        Optional<UnitFamily> family = UnitFamily.of(axis.unit());
        String unit = axis.unit();
        double divisor = 1;
        if (family.isPresent()) {
            UnitFamily.Unit given = family.get().unit(unit);
            UnitFamily.Unit shown = best(family.get(), given, Math.max(Math.abs(low), Math.abs(high)));
            unit = shown.symbol();
            divisor = shown.factor() / given.factor();
        }
        double lower = low / divisor;
        double upper = high / divisor;
        double step = niceStep((upper - lower) / LINEAR_STEPS);
        List<Tick> ticks = evenly(lower, upper, step).stream()
                .map(place -> new Tick(place, Numbers.tick(place, step)))
                .toList();
        return new Ruler(UnitFamily.label(axis.title(), unit), unit, divisor, false, lower, upper, ticks);
    }

    double position(double value) {
        return log ? Math.log10(value) : value / divisor;
    }

    /** A value with its unit, for texts beside the data. */
    String text(double value) {
        Optional<UnitFamily> family = UnitFamily.of(unit);
        if (log && family.isPresent()) {
            return labelled(family.get(), unit, value);
        }
        String number = Numbers.significant(log ? value : value / divisor, 3);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** Keeps the unit the caller chose unless its numbers would be unwieldy. */
    private static UnitFamily.Unit best(UnitFamily family, UnitFamily.Unit given, double most) {
        boolean readable = family.isBytes() ? most >= 1 && most < 4096 : most >= 0.5 && most < 5000;
        return most == 0 || readable ? given : family.filledBy(most * given.factor());
    }

    private static List<Double> evenly(double lower, double upper, double step) {
        List<Double> places = new ArrayList<>();
        for (long k = (long) Math.ceil(lower / step - 1e-9); k * step <= upper + step * 1e-9; k++) {
            places.add(k * step);
        }
        return places;
    }

    private static double niceStep(double raw) {
        double decade = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double nice : new double[] {1, 2, 2.5, 5}) {
            if (raw <= nice * decade * (1 + 1e-9)) {
                return nice * decade;
            }
        }
        return 10 * decade;
    }

    private static Ruler logarithmic(Axis axis, double lower, double upper) {
        Optional<UnitFamily> family = UnitFamily.of(axis.unit());
        boolean bytes = family.isPresent() && family.get().isBytes();
        List<Double> values = new ArrayList<>();
        if (bytes) {
            double factor = family.get().unit(axis.unit()).factor();
            for (double power : powersOfTwo(lower + Math.log10(factor), upper + Math.log10(factor))) {
                values.add(power / factor);
            }
        } else {
            values.addAll(decades(lower, upper));
        }
        if (values.size() < 2) {
            double from = Math.pow(10, lower);
            double to = Math.pow(10, upper);
            values = evenly(from, to, niceStep((to - from) / LINEAR_STEPS));
        }
        double step = values.get(1) - values.get(0);
        List<Tick> ticks = new ArrayList<>();
        for (double value : values) {
            ticks.add(new Tick(
                    Math.log10(value),
                    family.map(known -> labelled(known, axis.unit(), value))
                            .orElseGet(() -> Numbers.tick(value, step))));
        }
        String label = family.isPresent() ? axis.title() : axis.label();
        return new Ruler(label, axis.unit(), 1, true, lower, upper, ticks);
    }

    private static String labelled(UnitFamily family, String unit, double value) {
        double amount = value * family.unit(unit).factor();
        UnitFamily.Unit shown = family.filledBy(amount);
        return Numbers.significant(amount / shown.factor(), 4) + " " + shown.symbol();
    }

    private static List<Double> powersOfTwo(double lower, double upper) {
        double perDoubling = Math.log10(2);
        int first = (int) Math.ceil(lower / perDoubling);
        int last = (int) Math.floor(upper / perDoubling);
        int step = 1;
        for (int candidate : new int[] {1, 2, 5, 10}) {
            step = candidate;
            if ((last - first) / candidate < MOST_LOG_TICKS) {
                break;
            }
        }
        List<Double> powers = new ArrayList<>();
        for (int exponent = Math.floorDiv(first + step - 1, step) * step; exponent <= last; exponent += step) {
            powers.add(Math.scalb(1.0, exponent));
        }
        return powers;
    }

    private static List<Double> decades(double lower, double upper) {
        double span = upper - lower;
        double[] mantissas =
                span <= 1 ? new double[] {1, 2, 3, 4, 5, 7} : span <= 3 ? new double[] {1, 2, 5} : new double[] {1};
        int step = (int) Math.max(1, Math.ceil(span / MOST_LOG_TICKS));
        List<Double> values = new ArrayList<>();
        for (int exponent = Math.floorDiv((int) Math.floor(lower), step) * step; exponent <= upper; exponent += step) {
            for (double mantissa : mantissas) {
                // Negative powers of ten are inexact as doubles; dividing keeps 0.001 at 0.001.
                double value = exponent < 0 ? mantissa / Math.pow(10, -exponent) : mantissa * Math.pow(10, exponent);
                double place = Math.log10(value);
                if (place >= lower - 1e-9 && place <= upper + 1e-9) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
