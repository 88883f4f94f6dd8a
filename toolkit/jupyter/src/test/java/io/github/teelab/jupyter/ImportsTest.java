package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one list of imports must name every package a notebook needs, and no name may mean two things. */
class ImportsTest {
    /** Imported by the kernels and by JShell before our list. */
    private static final Set<String> OF_THE_KERNELS = Set.of(
            "java.io",
            "java.math",
            "java.net",
            "java.util",
            "java.util.concurrent",
            "java.util.prefs",
            "java.util.regex");

    private static final List<String> IMPORTS = CellRunner.imports()
            .lines()
            .filter(line -> line.startsWith("import "))
            .map(line -> line.substring("import ".length(), line.indexOf(';')))
            .toList();

    /** Public top-level classes of the toolkit that a notebook may use; the command line and the readers' own are not among them. */
    private static final List<JavaClass> TOOLKIT = new ClassFileImporter()
            .importPackages("io.github.teelab").stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                    .filter(type -> !type.getPackageName().startsWith("io.github.teelab.cli"))
                    .filter(type -> !type.getPackageName().startsWith("io.github.teelab.files"))
                    .filter(type -> !type.getPackageName().startsWith("io.github.teelab.jupyter"))
                    .toList();

    @Test
    void everyImportIsOneThatJavaKnows() {
        new CellRunner().close();
    }

    @Test
    void everyPackageOfTheToolkitIsImported() {
        Set<String> missing = TOOLKIT.stream()
                .map(type -> type.getPackageName() + ".*")
                .filter(name -> !IMPORTS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing, "add them to imports.jsh");
    }

    @Test
    void noNameOfTheToolkitMeansTwoThings() {
        Set<String> packages = new TreeSet<>(OF_THE_KERNELS);
        packages.add("java.lang");
        IMPORTS.stream()
                .filter(name -> name.endsWith(".*"))
                .map(name -> name.substring(0, name.length() - 2))
                .forEach(packages::add);
        List<String> unclear = TOOLKIT.stream()
                .filter(type -> !IMPORTS.contains(type.getName()))
                .flatMap(type -> packages.stream()
                        .filter(other -> !other.equals(type.getPackageName()) && holds(other, type.getSimpleName()))
                        .map(other -> type.getName() + " and " + other + "." + type.getSimpleName()))
                .toList();
        assertEquals(List.of(), unclear, "import the one that notebooks mean by its full name in imports.jsh");
    }

    @Test
    void theCheckForTwoMeaningsSeesOne() {
        assertEquals(
                List.of(true, false),
                Stream.of("Flow", "Bytes")
                        .map(name -> holds("java.util.concurrent", name))
                        .toList());
    }

    private static boolean holds(String packageName, String simpleName) {
        try {
            return java.lang.reflect.Modifier.isPublic(
                    Class.forName(packageName + "." + simpleName, false, ImportsTest.class.getClassLoader())
                            .getModifiers());
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
