package io.github.teelab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

/** The floors: each package uses only those beneath it, and nothing goes round in a circle. */
@AnalyzeClasses(packages = "io.github.teelab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> FLOORS = List.of(
            "files",
            "units",
            "engine",
            "platform",
            "crypto",
            "memory",
            "npu",
            "channel",
            "workload",
            "tee",
            "report",
            "experiment",
            "cli");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.github.teelab.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FLOORS_USE_ONLY_WHAT_LIES_BENEATH = floors();

    @ArchTest
    static final ArchRule ENGINE_IMPORTS_ONLY_UNITS = noClasses()
            .that()
            .resideInAPackage("io.github.teelab.engine..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.teelab..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAPackage("io.github.teelab.engine..")))
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAPackage("io.github.teelab.units.."))))
            .allowEmptyShould(true);

    private static ArchRule floors() {
        List<ArchRule> rules = new ArrayList<>();
        for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
            String[] above = FLOORS.subList(floor + 1, FLOORS.size()).stream()
                    .map(name -> "io.github.teelab." + name + "..")
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that()
                    .resideInAPackage("io.github.teelab." + FLOORS.get(floor) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }
}
