package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.Parameter;
import java.math.BigDecimal;
import java.math.MathContext;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Collects measured values with unit, basis and what they were fitted to. */
final class CalibrationTable {
    private final Table table;

    CalibrationTable(String name) {
        table = Table.create(
                name,
                StringColumn.create("parameter"),
                DoubleColumn.create("value"),
                StringColumn.create("unit"),
                StringColumn.create("basis"),
                StringColumn.create("fitted_to"));
    }

    void add(String parameter, double value, String unit, String source) {
        append(parameter, value, unit, "MEASURED", source);
    }

    /** Fitted to measurements. */
    void fit(String parameter, double value, String unit, String source) {
        append(parameter, value, unit, "FITTED", source);
    }

    /** A parameter that the fit leaves as it is. */
    void keep(Parameter parameter) {
        append(
                parameter.name(),
                parameter.number(),
                parameter.unit(),
                parameter.basis().name(),
                parameter.source());
    }

    /** Fitted to figures that others published. */
    void publish(String parameter, double value, String unit, String source) {
        append(parameter, value, unit, "PUBLISHED", source);
    }

    void assume(String parameter, double value, String unit, String reason) {
        append(parameter, value, unit, "ASSUMED", reason);
    }

    private void append(String parameter, double value, String unit, String basis, String source) {
        table.stringColumn("parameter").append(parameter);
        table.doubleColumn("value").append(rounded(value));
        table.stringColumn("unit").append(unit);
        table.stringColumn("basis").append(basis);
        table.stringColumn("fitted_to").append(source);
    }

    Table table() {
        return table;
    }

    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
