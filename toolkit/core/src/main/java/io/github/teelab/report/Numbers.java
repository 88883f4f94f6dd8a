package io.github.teelab.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers the way a person wants to read them. */
final class Numbers {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /**
     * {@code value} to {@code digits} significant digits, without trailing zeros, plain from 0.0001 to 10^9. Digits before
     * the point are never rounded away: 1246 stays 1246 at three digits.
     */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        int whole = size >= 1 && size < 1e9 ? (int) Math.floor(Math.log10(size)) + 1 : 1;
        BigDecimal rounded = rounded(value, Math.max(digits, whole)).stripTrailingZeros();
        return size >= 1e-4 && size < 1e9 ? rounded.toPlainString() : rounded.toString();
    }

    /** {@code value} rounded to {@code digits} significant digits; it must be finite. */
    static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /**
     * {@code value} with thousands apart, and a power of ten where zeros would not be counted at a glance.
     *
     * @param step distance to the next mark, which the digits must resolve
     */
    static String tick(double value, double step) {
        int digits = (int) Math.ceil(Math.log10(Math.max(1, Math.abs(value) / step))) + 2;
        double size = Math.abs(value);
        if (size >= 1e6 || (size < 1e-4 && size > 0)) {
            int exponent = (int) Math.floor(Math.log10(size) + 1e-9);
            String mantissa = significant(value / Math.pow(10, exponent), Math.min(15, Math.max(4, digits)));
            String power = "10" + superscript(exponent);
            return mantissa.equals("1") ? power : mantissa + "×" + power;
        }
        String plain = significant(value, Math.min(15, Math.max(6, digits)));
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        // Four digits read well without a gap; from five on, one every three digits.
        int firstDigit = plain.startsWith("-") ? 1 : 0;
        if (point - firstDigit > 4) {
            for (int at = point - 3; at > firstDigit; at -= 3) {
                text.insert(at, ',');
            }
        }
        return text.toString();
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
