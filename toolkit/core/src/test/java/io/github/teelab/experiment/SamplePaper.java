package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A paper made of experiments that take no time. */
record SamplePaper(String id, List<Supplier<Experiment>> experiments) implements Paper {
    @Override
    public String title() {
        return "Paper " + id;
    }

    static Experiment experiment(String name, Comparison... rows) {
        return new Experiment(
                name,
                "About " + name + ".",
                Arrays.asList(rows),
                List.of(Chart.bars(name + " chart")
                        .categories("one")
                        .y("Height", "m")
                        .series("it", 1)));
    }

    static Comparison figure(String experiment, String unit, double published, double simulated, Comparison.Role role) {
        return new Comparison("sample", experiment, "a figure", unit, published, simulated, role);
    }
}
