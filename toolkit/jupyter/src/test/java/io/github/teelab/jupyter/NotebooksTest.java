package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs each code cell of the committed notebooks, and checks that they are fit to be read. */
class NotebooksTest {
    private static final Path ROOT = Path.of(System.getProperty("teelab.root", "../.."));
    private static final List<Notebook> NOTEBOOKS = Notebook.in(ROOT.resolve("notebooks"));

    private final List<CellRunner> runners = new ArrayList<>();

    @AfterEach
    void close() {
        runners.forEach(CellRunner::close);
    }

    @Test
    void theNotebooksAreLookedForInTheCheckout() {
        assertTrue(Files.isExecutable(ROOT.resolve("teelab")), ROOT.toAbsolutePath() + " is not the checkout");
    }

    @TestFactory
    Stream<DynamicContainer> eachCellRuns() {
        return NOTEBOOKS.stream().map(this::cells);
    }

    @TestFactory
    Stream<DynamicTest> eachIsFitToBeRead() {
        return NOTEBOOKS.stream()
                .map(notebook ->
                        dynamicTest(notebook.name(), () -> assertEquals(List.of(), NotebookRules.problems(notebook))));
    }

    private DynamicContainer cells(Notebook notebook) {
        return dynamicContainer(notebook.name(), Stream.of(notebook).flatMap(one -> {
            CellRunner runner = new CellRunner();
            runners.add(runner);
            return one.codeCells().stream()
                    .map(cell -> dynamicTest("code cell " + cell.number(), () -> runner.run(cell.source())));
        }));
    }
}
