package io.github.teelab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.teelab.files.OutputFile;
import io.github.teelab.files.Printable;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Makes Tablesaw tables fit to be shown: units in headers, rounding, and writing as text, JSON and CSV. */
public final class Tables {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_DIGITS = 5;

    private Tables() {}

    /**
     * A column of fractional numbers whose header carries the unit, such as {@code Latency (ms)}.
     *
     * @param unit unit of the values; {@code ""} for plain numbers
     * @param values NaN stands for a missing value
     */
    public static DoubleColumn column(String name, String unit, double... values) {
        return DoubleColumn.create(UnitFamily.label(name, unit), values);
    }

    /**
     * A copy of {@code table} with every fractional number rounded to {@code digits} significant digits. Whole-number
     * columns stay as they are.
     *
     * @param digits 1 to 15
     * @throws IllegalArgumentException if {@code digits} is outside its range
     */
    public static Table rounded(Table table, int digits) {
        if (digits < 1 || digits > 15) {
            throw new IllegalArgumentException("significant digits: got " + digits + ", allowed 1 to 15");
        }
        Table copy = Table.create(table.name());
        for (Column<?> column : table.columns()) {
            copy.addColumns(isFractional(column) ? rounded((NumericColumn<?>) column, digits) : column.copy());
        }
        return copy;
    }

    /** The table as aligned text for a terminal: names left, numbers right, fractions to five significant digits. */
    public static String text(Table table) {
        return TextTable.of(table);
    }

    /**
     * The rows as a JSON array of objects, one property for each column, numbers as numbers and missing values as null.
     * Numbers are written in full; round the table first if fewer digits are wanted.
     */
    public static String json(Table table) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int row = 0; row < table.rowCount(); row++) {
            ObjectNode object = rows.addObject();
            for (Column<?> column : table.columns()) {
                put(object, column, row);
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts can always be written", e);
        }
    }

    /**
     * Writes the table as comma-separated UTF-8 text with a header line; the file is whole or stays as it was.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void csv(Table table, Path file) {
        OutputFile.write(file, out -> {
            try (Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                table.write()
                        .usingOptions(
                                CsvWriteOptions.builder(text).lineEnd("\n").build());
            }
        });
    }

    /** A cell as a person reads it, control characters escaped; empty if it is missing. */
    public static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return isFractional(column)
                ? Numbers.significant(((NumericColumn<?>) column).getDouble(row), SHOWN_DIGITS)
                : Printable.escaped(column.getString(row));
    }

    static boolean isNumeric(Column<?> column) {
        return column instanceof NumericColumn;
    }

    private static boolean isFractional(Column<?> column) {
        return column instanceof DoubleColumn || column instanceof FloatColumn;
    }

    private static DoubleColumn rounded(NumericColumn<?> column, int digits) {
        double[] values = column.asDoubleArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isFinite(values[i])
                    ? Numbers.rounded(values[i], digits).doubleValue()
                    : values[i];
        }
        return DoubleColumn.create(column.name(), values);
    }

    private static void put(ObjectNode object, Column<?> column, int row) {
        if (column.isMissing(row)) {
            object.putNull(column.name());
        } else if (column instanceof IntColumn || column instanceof LongColumn || column instanceof ShortColumn) {
            object.put(column.name(), ((Number) column.get(row)).longValue());
        } else if (column instanceof NumericColumn<?> numbers) {
            object.put(column.name(), numbers.getDouble(row));
        } else if (column instanceof BooleanColumn flags) {
            object.put(column.name(), flags.get(row));
        } else {
            object.put(column.name(), column.getString(row));
        }
    }
}
