package io.github.teelab.platform;

import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A set of parameters under their names, as a data file holds it. Immutable. */
public final class Parameters {
    private final String file;
    private final Map<String, Parameter> byName;

    private Parameters(String file, Map<String, Parameter> byName) {
        this.file = file;
        this.byName = byName;
    }

    /**
     * Reads a data file with the columns parameter, value, unit, basis and source, or fitted_to.
     *
     * @param file its name relative to the data folder, such as {@code "tee/fastrack.csv"}
     * @throws IllegalArgumentException if there is no such file or a column is missing
     */
    public static Parameters read(String file) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        Table table = DataFiles.table(file);
        String sourceColumn = table.columnNames().contains("fitted_to") ? "fitted_to" : "source";
        for (Row row : table) {
            Parameter parameter = Parameter.of(row, sourceColumn);
            byName.put(parameter.name(), parameter);
        }
        return new Parameters(file, byName);
    }

    /**
     * The value of a parameter, in its unit.
     *
     * @throws UnknownName if there is none of that name
     */
    public double number(String name) {
        return get(name).number();
    }

    /**
     * The set with one value of the user's own.
     *
     * @throws UnknownName if there is no parameter of that name
     */
    public Parameters with(String name, double value) {
        Map<String, Parameter> changed = new LinkedHashMap<>(byName);
        changed.put(name, Parameter.of(name, value, get(name).unit(), Basis.ASSUMED, Parameter.SET_BY_USER));
        return new Parameters(file, changed);
    }

    /**
     * The set with one value of another set, and that value's source.
     *
     * @throws UnknownName if there is no parameter of that name in both
     */
    public Parameters with(String name, Parameters other) {
        get(name);
        Map<String, Parameter> changed = new LinkedHashMap<>(byName);
        changed.put(name, other.get(name));
        return new Parameters(file, changed);
    }

    /** The names, in the file's order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All of them, in the file's order. */
    public List<Parameter> list() {
        return new ArrayList<>(byName.values());
    }

    private Parameter get(String name) {
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            throw new UnknownName("parameter in " + file, name, byName.keySet());
        }
        return parameter;
    }
}
