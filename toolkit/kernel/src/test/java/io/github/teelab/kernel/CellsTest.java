package io.github.teelab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The interpreter in this JVM; through Jupyter the conformance suite drives it. */
class CellsTest {
    private static Magics cells;

    @BeforeAll
    static void start() throws CellFailure {
        Interpreter interpreter = new Interpreter(Settings.of(Map.of()));
        interpreter.startUp();
        cells = new Magics(interpreter);
    }

    private static Object run(String text) throws CellFailure {
        return cells.run(CellSource.whole(7, text));
    }

    private static CellFailure failure(String text) {
        return assertThrows(CellFailure.class, () -> run(text));
    }

    @Test
    void theLastExpressionIsTheValueUnlessASemicolonHidesIt() throws CellFailure {
        assertEquals(42, run("int six = 6;\nsix * 7"));
        assertNull(run("six * 7;"));
        assertNull(run("six = 8"));
    }

    @Test
    void aFailureNamesTheLineOfTheCell() {
        String trace = String.join(
                "\n", failure("int fine = 1;\n\n// why\nint wrong = \"a\";").trace());
        assertTrue(trace.contains("cell 7, line 4") && trace.contains("^^^"), trace);
        String thrown = String.join("\n", failure("int zero = 0;\n\n1 / zero").trace());
        assertTrue(thrown.contains("cell 7, line 3"), thrown);
    }

    @Test
    void aPercentSignInsideAStatementIsNoMagic() throws CellFailure {
        assertEquals(1, run("int seven = 7;\nseven\n%\n3"));
        assertEquals("%d\n", run("\"\"\"\n%d\n\"\"\""));
    }

    @Test
    void anUnknownMagicAnswersWithTheKnownOnes() {
        assertTrue(failure("%nonsense").getMessage().contains("%maven"));
        assertTrue(failure("%%nonsense\n1").getMessage().contains("%%timeit"));
    }

    @Test
    void aMagicStandsBetweenStatements() throws CellFailure {
        assertEquals(42, run("int forty = 40;\n%time forty + 2"));
    }

    @Test
    void badArgumentsOfMagicsAreNamed() {
        assertTrue(failure("%maven guava").getMessage().contains("group:artifact"));
        assertTrue(failure("%jars no-such-folder/*.jar").getMessage().contains("no-such-folder"));
    }
}
