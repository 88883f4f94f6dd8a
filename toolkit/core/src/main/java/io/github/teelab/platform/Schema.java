package io.github.teelab.platform;

import io.github.teelab.files.Printable;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parameters a kind of part must have and may have, and in which unit. One unit for each parameter, so that no
 * reader of the catalog ever converts.
 */
final class Schema {
    /** A field of a catalog line that is wrong, and what would be right. */
    record Problem(String field, String message) {}

    private record Field(String unit, boolean required) {}

    private static final Set<String> WHOLE =
            Set.of("count", "lanes", "generation", "bits", "transfers", "tCK", "ps", "B", "flag");

    // Wide enough for any device; times computed from numbers beyond would not fit 64 bits.
    private static final double LEAST = 1e-9;
    private static final double MOST = 1e15;

    private final String kind;
    private final Map<String, Field> fields;

    private Schema(String kind, Map<String, Field> fields) {
        this.kind = kind;
        this.fields = fields;
    }

    static Schema of(String kind) {
        return new Schema(kind, Map.of());
    }

    /** This schema with parameters that every part must have, all in {@code unit}. */
    Schema need(String unit, String... names) {
        return plus(unit, true, names);
    }

    /** This schema with parameters that a part may have, all in {@code unit}. */
    Schema may(String unit, String... names) {
        return plus(unit, false, names);
    }

    private Schema plus(String unit, boolean required, String... names) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        for (String name : names) {
            more.put(name, new Field(unit, required));
        }
        return new Schema(kind, more);
    }

    Optional<Problem> problem(String name, String value, String unit) {
        Field field = fields.get(name);
        if (field == null) {
            return Optional.of(new Problem("parameter", new UnknownName(where(), name, fields.keySet()).getMessage()));
        }
        if (!field.unit.equals(unit)) {
            return Optional.of(
                    new Problem("unit", name + ": got " + Printable.quoted(unit) + ", allowed " + field.unit));
        }
        return unit.equals(Parameter.WORD) ? Optional.empty() : numberProblem(name, value, unit);
    }

    private static Optional<Problem> numberProblem(String name, String value, String unit) {
        boolean ok = Parameter.isNumber(value);
        double number = ok ? Double.parseDouble(value) : 0;
        String allowed = "a number above 0";
        if (unit.equals("flag")) {
            ok &= number == 0 || number == 1;
            allowed = "1 (yes) or 0 (no)";
        } else if (WHOLE.contains(unit)) {
            ok &= number > 0 && number == Math.rint(number) && number <= Integer.MAX_VALUE;
            allowed = "a whole number above 0";
        } else {
            ok &= number >= LEAST && number <= MOST;
            allowed = "a number from " + LEAST + " to " + MOST;
        }
        return ok
                ? Optional.empty()
                : Optional.of(new Problem(
                        "value", name + ": got " + Printable.quoted(value) + ", allowed " + allowed + " in " + unit));
    }

    /**
     * An unmodifiable copy of {@code parameters}, if they are right for this kind.
     *
     * @throws IllegalArgumentException naming all that is missing, doubled, unknown or out of range
     */
    List<Parameter> check(String part, List<Parameter> parameters) {
        List<String> problems = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Parameter parameter : parameters) {
            problem(parameter.name(), parameter.value(), parameter.unit())
                    .ifPresent(found -> problems.add(found.message()));
            if (!present.add(parameter.name())) {
                problems.add(parameter.name() + " is there twice");
            }
        }
        fields.forEach((name, field) -> {
            if (field.required && !present.contains(name)) {
                problems.add(name + " (" + field.unit + ") is missing");
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    kind + " " + Printable.quoted(part) + ": " + String.join("; ", problems));
        }
        return List.copyOf(parameters);
    }

    /**
     * {@code parameters} with one replaced, or added where this kind may have it.
     *
     * @throws UnknownName if no part of this kind has a parameter of that name
     * @throws IllegalArgumentException if the value is out of range
     */
    List<Parameter> replace(List<Parameter> parameters, String name, String value) {
        Field field = fields.get(name);
        if (field == null) {
            throw new UnknownName(where(), name, fields.keySet());
        }
        problem(name, value, field.unit).ifPresent(found -> {
            throw new IllegalArgumentException(kind + " parameter " + found.message());
        });
        Parameter changed = new Parameter(name, value, field.unit, Basis.ASSUMED, Parameter.SET_BY_USER);
        List<Parameter> result = new ArrayList<>(parameters);
        result.replaceAll(old -> old.name().equals(name) ? changed : old);
        if (!result.contains(changed)) {
            result.add(changed);
        }
        return result;
    }

    private String where() {
        return kind + " parameter";
    }
}
