package io.github.teelab.platform;

import io.github.teelab.units.UnknownName;
import java.util.List;
import java.util.Optional;

/**
 * A device or wire of a platform: a name and its parameters, each with unit, basis and source. Immutable.
 *
 * <p>Guaranteed: a part that exists has every parameter that its kind needs, each in its range. Not guaranteed: that the
 * values fit each other (a user may set a clock that no such chip reaches).
 */
public sealed interface Part permits Cpu, Gpu, Npu, Fpga, Dram, PcieLink, PcieSwitch {
    /** Its name in the catalog, such as {@code h100-nvl}. */
    String name();

    PartKind kind();

    /** All parameters, in catalog order; unmodifiable. */
    List<Parameter> parameters();

    /**
     * A copy with one parameter set by the user: basis ASSUMED, source "set by the user".
     *
     * @param parameter the parameter's name; one that this kind of part may have but this part lacks is added
     * @param value the new value, in the parameter's own unit (see {@link #explain()})
     * @throws UnknownName if this kind of part has no such parameter
     * @throws IllegalArgumentException if the value is out of range
     */
    Part with(String parameter, double value);

    /** The parameter of that name, if this part has it. */
    default Optional<Parameter> find(String parameter) {
        return parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .findFirst();
    }

    /**
     * The parameter of that name.
     *
     * @throws UnknownName if this part does not have it
     */
    default Parameter parameter(String parameter) {
        return find(parameter)
                .orElseThrow(() -> new UnknownName(
                        "parameter of " + name(),
                        parameter,
                        parameters().stream().map(Parameter::name).toList()));
    }

    /**
     * The value of a parameter as a number, in its own unit.
     *
     * @throws UnknownName if this part does not have it
     * @throws IllegalArgumentException if its value is a word
     */
    default double number(String parameter) {
        return parameter(parameter).number();
    }

    /** All parameters with value, unit, basis and source, to print or as a table. */
    default Explanation explain() {
        return Explanation.of(kind().label() + " " + name(), List.of(this));
    }
}
