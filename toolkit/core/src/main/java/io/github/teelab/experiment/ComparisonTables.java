package io.github.teelab.experiment;

import io.github.teelab.report.Tables;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of published and simulated figures. */
final class ComparisonTables {
    private static final int DIGITS = 4;
    private static final double TENTHS = 10;

    private ComparisonTables() {}

    /** In full, as other programs read it. */
    static Table full(List<Comparison> rows) {
        return Table.create(
                "published and simulated",
                text("paper", rows, Comparison::paper),
                text("experiment", rows, Comparison::experiment),
                text("quantity", rows, Comparison::quantity),
                text("unit", rows, Comparison::unit),
                number("published", rows, Comparison::published),
                number("simulated", rows, Comparison::simulated),
                number("error_pct", rows, Comparison::errorPercent),
                text("role", rows, ComparisonTables::role));
    }

    /**
     * For reading: figures to four digits, errors to a tenth of a percent. Where a figure is a percentage, the difference
     * in percentage points stands beside the error.
     */
    static Table readable(String name, List<Comparison> rows) {
        Table table = Table.create(
                name,
                text("experiment", rows, Comparison::experiment),
                text("quantity", rows, Comparison::quantity),
                text("unit", rows, Comparison::unit),
                number("published", rows, Comparison::published),
                number("simulated", rows, Comparison::simulated),
                number("error (%)", rows, row -> tenths(row.errorPercent())));
        if (rows.stream().anyMatch(Comparison::isPercentage)) {
            table.addColumns(number("points", rows, ComparisonTables::points));
        }
        return Tables.rounded(table, DIGITS).addColumns(text("role", rows, ComparisonTables::role));
    }

    private static double tenths(double percent) {
        return Double.isNaN(percent) ? percent : Math.round(percent * TENTHS) / TENTHS;
    }

    private static double points(Comparison row) {
        return row.isPercentage() ? row.simulated() - row.published() : Double.NaN;
    }

    /** A table to which {@link #summarise} adds rows. */
    static Table summary(String name, String... groups) {
        Table table = Table.create(name);
        for (String group : groups) {
            table.addColumns(StringColumn.create(group));
        }
        return table.addColumns(
                StringColumn.create("role"),
                IntColumn.create("figures"),
                IntColumn.create("within 5 %"),
                IntColumn.create("within 10 %"),
                IntColumn.create("within 25 %"),
                DoubleColumn.create("median error (%)"),
                DoubleColumn.create("largest (%)"),
                DoubleColumn.create("median points"));
    }

    /** Adds a row for each role that occurs; the names fill the first columns. */
    static void summarise(Table table, List<Comparison> rows, String... names) {
        for (Comparison.Role role : Comparison.Role.values()) {
            List<Comparison> ofRole =
                    rows.stream().filter(row -> row.role() == role).toList();
            if (ofRole.isEmpty()) {
                continue;
            }
            Agreement agreement = Agreement.of(ofRole);
            for (int i = 0; i < names.length; i++) {
                ((StringColumn) table.column(i)).append(names[i]);
            }
            table.stringColumn("role").append(role(ofRole.get(0)));
            table.intColumn("figures").append(agreement.figures());
            table.intColumn("within 5 %").append(agreement.within(5));
            table.intColumn("within 10 %").append(agreement.within(10));
            table.intColumn("within 25 %").append(agreement.within(25));
            table.doubleColumn("median error (%)").append(agreement.medianPercent());
            table.doubleColumn("largest (%)").append(agreement.largestPercent());
            table.doubleColumn("median points").append(agreement.medianPoints());
        }
    }

    private static StringColumn text(String name, List<Comparison> rows, Function<Comparison, String> value) {
        return StringColumn.create(name, rows.stream().map(value));
    }

    private static DoubleColumn number(String name, List<Comparison> rows, ToDoubleFunction<Comparison> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value));
    }

    private static String role(Comparison row) {
        return row.role().name().toLowerCase(Locale.ROOT);
    }
}
