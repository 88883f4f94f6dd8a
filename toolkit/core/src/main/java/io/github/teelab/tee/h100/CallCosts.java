package io.github.teelab.tee.h100;

import io.github.teelab.platform.Basis;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameter;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What confidential computing adds to calls other than copies, as calibrated: a set of named parameters.
 *
 * <p>Two sets are stored in {@code calibration/h100_calls.csv}. {@code programs} was fitted to pairs of recorded programs
 * and describes programs under a profiler; {@code tables} holds what the tight-loop tables say, and nothing for what they
 * do not measure.
 */
public final class CallCosts {
    /** Where the sets are stored. */
    public static final String FILE = "calibration/h100_calls.csv";

    private final String set;
    private final Map<CallCost, Parameter> parameters;
    private final Map<CallCost, Double> values = new EnumMap<>(CallCost.class);

    private CallCosts(String set, Map<CallCost, Parameter> parameters) {
        this.set = set;
        this.parameters = parameters;
        parameters.forEach((cost, parameter) -> values.put(cost, parameter.number()));
    }

    /** The set fitted to recorded programs. */
    public static CallCosts programs() {
        return stored("programs");
    }

    /** What the tight-loop tables alone say. */
    public static CallCosts tables() {
        return stored("tables");
    }

    /**
     * A set from values; what is not given adds nothing.
     *
     * @param set what to call it
     * @param values in the unit of each cost
     * @param source what they were fitted to
     */
    public static CallCosts of(String set, Map<CallCost, Double> values, String source) {
        Map<CallCost, Parameter> parameters = new LinkedHashMap<>();
        for (CallCost cost : CallCost.values()) {
            Double value = values.get(cost);
            parameters.put(
                    cost,
                    value == null
                            ? Parameter.of(
                                    cost.label(),
                                    cost.neutral(),
                                    cost.unit(),
                                    Basis.ASSUMED,
                                    "not fitted: changes nothing")
                            : Parameter.of(cost.label(), value, cost.unit(), Basis.MEASURED, source));
        }
        return new CallCosts(set, parameters);
    }

    private static CallCosts stored(String set) {
        Table table = DataFiles.table(FILE);
        Map<CallCost, Parameter> parameters = new LinkedHashMap<>();
        for (Row row : table) {
            if (row.getString("set").equals(set)) {
                Parameter parameter = Parameter.of(row, "fitted_to");
                parameters.put(CallCost.ofLabel(parameter.name()), parameter);
            }
        }
        if (parameters.size() != CallCost.values().length) {
            throw new IllegalArgumentException(FILE + ": set \"" + set + "\" has " + parameters.size()
                    + " parameters, needed are all " + CallCost.values().length + "; restore the file");
        }
        return new CallCosts(set, parameters);
    }

    /** The name of the set. */
    public String set() {
        return set;
    }

    /** The value of one parameter, in its unit. */
    public double get(CallCost cost) {
        return values.get(cost);
    }

    /** A set with one value of the user's own. */
    public CallCosts with(CallCost cost, double value) {
        Map<CallCost, Parameter> changed = new LinkedHashMap<>(parameters);
        changed.put(cost, Parameter.of(cost.label(), value, cost.unit(), Basis.ASSUMED, "set by the user"));
        return new CallCosts(set, changed);
    }

    /** All parameters with unit, basis and source. */
    public List<Parameter> parameters() {
        return new ArrayList<>(parameters.values());
    }

    static UnknownName unknown(String label, List<String> known) {
        return new UnknownName("call cost", label, known);
    }
}
