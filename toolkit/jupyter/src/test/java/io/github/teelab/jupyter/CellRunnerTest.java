package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The runner must see every way in which a cell can fail; otherwise green notebooks mean nothing. */
class CellRunnerTest {
    private final CellRunner runner = new CellRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void cellsShareTheirVariablesAndHaveTheImports() {
        List<Notebook.CodeCell> cells = Notebook.sample("display.ipynb").codeCells();
        assertTrue(cells.size() >= 3);
        cells.forEach(cell -> runner.run(cell.source()));
        runner.run("if (table.rowCount() != 40) throw new AssertionError(table.rowCount());");
    }

    @Test
    void eachCellOfTheFailingNotebookFailsInItsOwnWay() {
        List<String> messages = Notebook.sample("failing.ipynb").codeCells().stream()
                .map(cell -> assertThrows(AssertionError.class, () -> runner.run(cell.source()), cell.source())
                        .getMessage())
                .map(message -> message.substring(0, message.indexOf(':')))
                .toList();
        assertEquals(
                List.of(
                        "does not compile",
                        "throws java.lang.IllegalArgumentException",
                        "incomplete or not Java",
                        "does not compile",
                        "cannot be run"),
                messages);
    }

    @Test
    void theStatementsBeforeAFailureHaveRun() {
        assertThrows(AssertionError.class, () -> runner.run("int seen = 7; int never = seen / 0;"));
        runner.run("if (seen != 7) throw new AssertionError();");
    }
}
