package io.github.teelab.platform;

import io.github.teelab.files.Printable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * What a column of a data file holds.
 *
 * @param type integer, long, double or text
 * @param blanks whether cells may be blank
 * @param negative whether numbers may be below 0
 * @param largest the largest magnitude that a number may have
 */
record DataColumn(ColumnType type, boolean blanks, boolean negative, double largest) {
    /** A user's own number may be so many times as large as the toolkit's: another machine, not another world. */
    private static final double HEADROOM = 1e3;

    private static final double ANY = 1e18;
    private static final Pattern WHOLE = Pattern.compile("(-?[0-9]{1,19})(?:\\.0*)?");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?");

    /** What the cells of a column show it to hold; the narrowest type that fits all of them. */
    static DataColumn of(List<String> cells) {
        boolean blanks = cells.stream().anyMatch(String::isEmpty);
        if (cells.stream().allMatch(String::isEmpty)) {
            return new DataColumn(ColumnType.STRING, true, true, ANY);
        }
        for (ColumnType type : List.of(ColumnType.INTEGER, ColumnType.LONG, ColumnType.DOUBLE)) {
            DataColumn column = new DataColumn(type, blanks, true, Double.MAX_VALUE);
            if (cells.stream().allMatch(cell -> column.problem(cell).isEmpty())) {
                return column;
            }
        }
        return new DataColumn(ColumnType.STRING, blanks, true, ANY);
    }

    /** What a column of a user's own file must hold so that it can stand in for the toolkit's. */
    static DataColumn like(Column<?> packed) {
        boolean blanks = packed.countMissing() > 0;
        if (!(packed instanceof NumericColumn<?> numbers) || numbers.size() == numbers.countMissing()) {
            return new DataColumn(packed.type(), blanks, true, ANY);
        }
        double largest = Math.max(Math.abs(numbers.max()), Math.abs(numbers.min()));
        return new DataColumn(packed.type(), blanks, numbers.min() < 0, HEADROOM * Math.max(1, largest));
    }

    /** What is wrong with a cell, if anything is. */
    Optional<String> problem(String cell) {
        if (cell.isEmpty()) {
            return blanks ? Optional.empty() : Optional.of("is blank, needed is " + expected());
        }
        return type == ColumnType.STRING || isNumber(cell)
                ? Optional.empty()
                : Optional.of("got " + Printable.quoted(cell) + ", allowed is " + expected());
    }

    private boolean isNumber(String cell) {
        if (type == ColumnType.DOUBLE) {
            return DECIMAL.matcher(cell).matches() && inRange(Double.parseDouble(cell));
        }
        if (!WHOLE.matcher(cell).matches()) {
            return false;
        }
        try {
            long number = whole(cell);
            return (type == ColumnType.LONG || number == (int) number) && inRange(number);
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    /** The number of a cell that may write it as 38.0. */
    private static long whole(String cell) {
        int point = cell.indexOf('.');
        return Long.parseLong(point < 0 ? cell : cell.substring(0, point));
    }

    private boolean inRange(double number) {
        return Math.abs(number) <= largest && (negative || number >= 0);
    }

    private String expected() {
        if (type == ColumnType.STRING) {
            return "text";
        }
        String range = largest == Double.MAX_VALUE ? "" : " of at most " + Parameter.write(largest);
        return (type == ColumnType.DOUBLE ? "a number" : "a whole number") + (negative ? "" : " from 0") + range;
    }

    /** The cells as a column of a table. */
    Column<?> column(String name, List<String> cells) {
        if (type == ColumnType.STRING) {
            return StringColumn.create(
                    name, cells.stream().map(Printable::escaped).toList());
        }
        if (type == ColumnType.INTEGER) {
            IntColumn column = IntColumn.create(name);
            cells.forEach(cell -> column.append(cell.isEmpty() ? null : Integer.valueOf((int) whole(cell))));
            return column;
        }
        if (type == ColumnType.LONG) {
            LongColumn column = LongColumn.create(name);
            cells.forEach(cell -> column.append(cell.isEmpty() ? null : Long.valueOf(whole(cell))));
            return column;
        }
        DoubleColumn column = DoubleColumn.create(name);
        cells.forEach(cell -> column.append(cell.isEmpty() ? null : Double.valueOf(cell)));
        return column;
    }
}
