package io.github.teelab.platform;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What one or more parts rest on: every parameter with value, unit, basis and source. {@code toString} is a text table.
 *
 * @param title what is explained, such as {@code gpu h100-nvl}
 * @param lines one line for each parameter
 */
public record Explanation(String title, List<Line> lines) {
    /**
     * One parameter of one part.
     *
     * @param part the part's name
     */
    public record Line(String part, Parameter parameter) {}

    public Explanation {
        lines = List.copyOf(lines);
    }

    /** What one thing called {@code title} rests on. */
    public static Explanation ofOne(String title, List<Parameter> parameters) {
        return new Explanation(
                title,
                parameters.stream().map(parameter -> new Line(title, parameter)).toList());
    }

    /** The same with further parameters of the thing called {@link #title}. */
    public Explanation and(List<Parameter> more) {
        List<Line> all = new ArrayList<>(lines);
        more.forEach(parameter -> all.add(new Line(title, parameter)));
        return new Explanation(title, all);
    }

    static Explanation of(String title, List<? extends Part> parts) {
        return new Explanation(
                title,
                parts.stream()
                        .flatMap(part -> part.parameters().stream().map(parameter -> new Line(part.name(), parameter)))
                        .toList());
    }

    /** Columns part, parameter, value, unit, basis, source, all of them text; one row for each parameter. */
    public Table table() {
        Table table = Table.create(
                title,
                StringColumn.create("part"),
                StringColumn.create("parameter"),
                StringColumn.create("value"),
                StringColumn.create("unit"),
                StringColumn.create("basis"),
                StringColumn.create("source"));
        for (Line line : lines) {
            Parameter parameter = line.parameter();
            table.stringColumn("part").append(line.part());
            table.stringColumn("parameter").append(parameter.name());
            table.stringColumn("value").append(parameter.value());
            table.stringColumn("unit").append(parameter.unit());
            table.stringColumn("basis").append(parameter.basis().name());
            table.stringColumn("source").append(parameter.source());
        }
        return table;
    }

    @Override
    public String toString() {
        return table().printAll();
    }
}
