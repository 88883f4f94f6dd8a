package io.github.teelab.units;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One unit of a quantity: its symbol and how many base units it holds. Reading and writing of all quantities. */
record Scale(String symbol, double factor) {
    private static final Pattern QUANTITY =
            Pattern.compile("\\s*([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*([^0-9\\s].*?)?\\s*");

    static double parse(String what, String text, List<Scale> scales, String unitIfAbsent) {
        Matcher matcher = QUANTITY.matcher(text);
        if (matcher.matches()) {
            String symbol = matcher.group(2) == null ? unitIfAbsent : matcher.group(2);
            for (Scale scale : scales) {
                if (scale.symbol.equals(symbol)) {
                    return Double.parseDouble(matcher.group(1)) * scale.factor;
                }
            }
        }
        throw new IllegalArgumentException(what + ": got \"" + text + "\", allowed a number with one of the units "
                + scales.stream().map(Scale::symbol).collect(Collectors.joining(", ")));
    }

    /** Writes {@code value} base units in the first scale (largest first) that it fills, to four digits. */
    static String format(double value, List<Scale> largestFirst) {
        Scale chosen = largestFirst.get(largestFirst.size() - 1);
        for (Scale scale : largestFirst) {
            if (Math.abs(value) >= scale.factor) {
                chosen = scale;
                break;
            }
        }
        double amount = value / chosen.factor;
        double rounded = amount == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.4g", amount));
        String digits = rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
        return digits + " " + chosen.symbol;
    }

    static long round(String what, double value) {
        if (!(value >= 0 && value <= 0x1p63 - 1024)) {
            throw new IllegalArgumentException(what + ": got " + value + ", allowed 0 to 2^63");
        }
        return Math.round(value);
    }

    static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + ": got " + value + ", allowed a finite number above 0");
        }
        return value;
    }
}
