package io.github.teelab.platform;

import static java.util.Objects.requireNonNull;

import io.github.teelab.files.Printable;
import java.math.BigDecimal;
import java.math.MathContext;
import tech.tablesaw.api.Row;

/**
 * One fact about a part, with where it comes from.
 *
 * @param name what it is, such as {@code memory_bandwidth}
 * @param value a decimal number as written in the catalog, or a word where {@code unit} is {@code name}
 * @param unit the unit of the number, such as {@code GB/s}; {@code name} where the value is a word
 * @param basis what it rests on
 * @param source the document, measurement or reasoning behind it
 */
public record Parameter(String name, String value, String unit, Basis basis, String source) {
    /** The unit of a parameter whose value is a word, such as the kind of memory. */
    public static final String WORD = "name";

    static final String SET_BY_USER = "set by the user";

    /** @throws IllegalArgumentException if a field is blank, or the value is neither a word nor a finite number */
    public Parameter {
        requireNonNull(basis, "basis");
        filled("name", name, name);
        filled("value", value, name);
        filled("unit", unit, name);
        filled("source", source, name);
        if (!unit.equals(WORD) && !isNumber(value)) {
            throw new IllegalArgumentException("parameter " + Printable.brief(name) + ": got value "
                    + Printable.quoted(value) + ", allowed a finite number at least 0 in " + unit);
        }
    }

    /** A parameter whose value is a number; one with a fraction is rounded to six digits. */
    public static Parameter of(String name, double value, String unit, Basis basis, String source) {
        double kept = value == Math.rint(value)
                ? value
                : new BigDecimal(value).round(new MathContext(6)).doubleValue();
        return new Parameter(name, write(kept), unit, basis, source);
    }

    /**
     * A parameter from one row of a data file with the columns parameter, value, unit and basis.
     *
     * @param sourceColumn the column that says what it rests on, such as {@code fitted_to}
     */
    public static Parameter of(Row row, String sourceColumn) {
        return of(
                row.getString("parameter"),
                row.getNumber("value"),
                row.getString("unit"),
                Basis.named(row.getString("basis")),
                row.getString(sourceColumn));
    }

    /**
     * The value as a number, in {@link #unit()}.
     *
     * @throws IllegalArgumentException if the value is a word
     */
    public double number() {
        if (unit.equals(WORD)) {
            throw new IllegalArgumentException(
                    "parameter " + name + ": \"" + value + "\" is a word, not a number; read value() instead");
        }
        return Double.parseDouble(value);
    }

    static String write(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    static boolean isNumber(String text) {
        try {
            double number = Double.parseDouble(text);
            return number >= 0 && !Double.isInfinite(number);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static void filled(String field, String text, String name) {
        requireNonNull(text, field);
        if (text.isBlank()) {
            throw new IllegalArgumentException("parameter " + Printable.quoted(name) + ": " + field
                    + " is blank; give every parameter a " + field);
        }
    }
}
