package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that the committed notebooks are fit to be read, and runs the quick start's cells; Jupyter runs all of them. */
class NotebooksTest {
    private static final Path ROOT = Path.of(System.getProperty("teelab.root", "../.."));
    private static final List<Notebook> NOTEBOOKS = Notebook.in(ROOT.resolve("notebooks"));

    @Test
    void theNotebooksAreLookedForInTheCheckout() {
        assertTrue(Files.isExecutable(ROOT.resolve("teelab")), ROOT.toAbsolutePath() + " is not the checkout");
    }

    @Test
    void theQuickStartRuns() {
        Notebook quickStart = Notebook.read(ROOT.resolve("notebooks").resolve("00-quickstart.ipynb"));
        try (CellRunner runner = new CellRunner()) {
            quickStart.codeCells().forEach(cell -> runner.run(cell.source()));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachIsFitToBeRead() {
        return NOTEBOOKS.stream()
                .map(notebook ->
                        dynamicTest(notebook.name(), () -> assertEquals(List.of(), NotebookRules.problems(notebook))));
    }
}
