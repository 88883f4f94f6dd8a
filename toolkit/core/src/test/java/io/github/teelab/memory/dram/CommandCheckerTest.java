package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker itself: it accepts a correct sequence and finds each command that comes a cycle too soon. */
class CommandCheckerTest {
    private final CommandChecker checker = new CommandChecker(DramDesign.of("ddr4-3200"));

    // DDR4-3200AA: tRCD 22, tRTP 12, tRAS 52, tRP 22, tCCD_L 8, CL 22, CWL 16, burst 4, tRFC 560.
    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 1"})
    void readsOfTwoRows(int sooner, int faults) {
        checker.issued(0, 0, Command.ACTIVATE, 0, 7);
        checker.issued(0, 22, Command.READ, 0, 7);
        checker.issued(0, 30, Command.READ, 0, 7);
        checker.issued(0, 52, Command.PRECHARGE, 0, 7);
        checker.issued(0, 74 + sooner, Command.ACTIVATE, 0, 8);
        checker.issued(0, 100, Command.WRITE, 0, 8);
        assertEquals(
                Math.min(1, faults),
                Math.min(1, checker.faults().size()),
                checker.faults().toString());
    }

    @Test
    void eachViolationIsFound() {
        checker.issued(0, 0, Command.ACTIVATE, 0, 7);
        mustBeFound(21, Command.READ, 0, 7);
        mustBeFound(28, Command.READ, 0, 7);
        mustBeFound(40, Command.READ, 0, 9);
        mustBeFound(51, Command.PRECHARGE, 0, 7);
        mustBeFound(200, Command.PRECHARGE, 0, 7);
    }

    private void mustBeFound(long cycle, Command command, int bank, int row) {
        int before = checker.faults().size();
        checker.issued(0, cycle, command, bank, row);
        assertTrue(checker.faults().size() > before, () -> command + " at " + cycle);
    }

    @Test
    void aFifthActivateWithinTheWindowIsFound() {
        for (int i = 0; i < 4; i++) {
            checker.issued(0, 8L * i, Command.ACTIVATE, 4 * i, 1);
        }
        assertEquals(0, checker.faults().size(), checker.faults().toString());
        checker.issued(0, 33, Command.ACTIVATE, 1, 1);
        assertEquals(1, checker.faults().size(), checker.faults().toString());
    }
}
