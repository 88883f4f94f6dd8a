package io.github.teelab.kernel;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Runs whole cells, magics and Java, and answers questions about them. */
final class Cells {
    private final Interpreter interpreter;
    private final Magics magics;
    private final Completion completion;
    private final Inspection inspection;

    Cells(Interpreter interpreter) {
        this.interpreter = interpreter;
        magics = new Magics(interpreter);
        Types types = new Types(interpreter.shell(), interpreter.control()::loader);
        completion = new Completion(interpreter.shell(), magics, types);
        inspection = new Inspection(interpreter.shell(), types);
    }

    Completion completion() {
        return completion;
    }

    Inspection inspection() {
        return inspection;
    }

    /**
     * Runs a cell.
     *
     * @param view gives the forms of the cell's value
     * @param interrupted whether the cell was interrupted before it came here
     * @return the forms of its value; null if it has none
     */
    DisplayData run(int number, String text, Function<Object, DisplayData> view, BooleanSupplier interrupted)
            throws CellFailure {
        Interpreter.Running running = interpreter.begin();
        try {
            if (interrupted.getAsBoolean()) {
                interrupt();
            }
            Object value = run(CellSource.whole(number, text));
            return value == null ? null : interpreter.call(() -> view.apply(value));
        } finally {
            running.end();
        }
    }

    /** Runs code as part of the cell that is running. */
    Object run(CellSource code) throws CellFailure {
        return magics.run(code);
    }

    void interrupt() {
        interpreter.control().stop(CellControl.Reason.INTERRUPT);
    }

    String isComplete(String code) {
        if (code.startsWith("%")) {
            return code.startsWith("%%") && !code.endsWith("\n") ? "" : BaseKernel.IS_COMPLETE_YES;
        }
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo statement = interpreter.shell().sourceCodeAnalysis().analyzeCompletion(rest);
            switch (statement.completeness()) {
                case UNKNOWN -> {
                    return BaseKernel.IS_COMPLETE_BAD;
                }
                case DEFINITELY_INCOMPLETE -> {
                    return "    ";
                }
                default -> rest = statement.remaining();
            }
        }
        return BaseKernel.IS_COMPLETE_YES;
    }
}
