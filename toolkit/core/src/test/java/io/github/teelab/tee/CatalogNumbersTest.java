package io.github.teelab.tee;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Part;
import io.github.teelab.platform.PartKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Law 2: for every number of the catalog there is a run that changes when the number does, or a refusal. */
class CatalogNumbersTest {
    /** For energy and cost, which are listed and not simulated. */
    private static final Set<String> LISTED = Set.of("tdp", "price");

    @TestFactory
    Stream<DynamicTest> everyNumberIsReadByAModel() {
        return Stream.of(PartKind.values())
                .flatMap(kind -> Catalog.standard().names(kind).stream()
                        .map(name -> CatalogRuns.part(kind, name))
                        .map(part -> dynamicTest(kind.label() + " " + part.name(), () -> walk(part))));
    }

    private static void walk(Part part) {
        List<String> before = CatalogRuns.figures(part);
        for (Parameter parameter : part.parameters()) {
            if (!parameter.unit().equals(Parameter.WORD) && !LISTED.contains(parameter.name())) {
                boolean read = changes(parameter).anyMatch(value -> !before.equals(changed(part, parameter, value)));
                assertTrue(read, part.name() + ": no run reads " + parameter.name());
            }
        }
    }

    private static Stream<Double> changes(Parameter parameter) {
        double value = parameter.number();
        return parameter.unit().equals("flag")
                ? Stream.of(1 - value)
                : Stream.of(value * 2, Math.ceil(value / 2), value + 1, value / 8, 1.0);
    }

    private static List<String> changed(Part part, Parameter parameter, double value) {
        try {
            return CatalogRuns.figures(part.with(parameter.name(), value));
        } catch (IllegalArgumentException outOfRange) {
            return CatalogRuns.figures(part);
        }
    }
}
