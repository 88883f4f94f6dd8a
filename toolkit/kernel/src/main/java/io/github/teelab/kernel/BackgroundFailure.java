package io.github.teelab.kernel;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Words for what went wrong outside the cell's own thread. */
final class BackgroundFailure {
    private BackgroundFailure() {}

    /** An exception that ended a thread which a cell had started. */
    static String text(Thread thread, Throwable thrown) {
        return "Exception in thread \"" + thread.getName() + "\" "
                + trace(thrown).stripTrailing();
    }

    /** A fault of the kernel itself, or of a library that it called for the cell. */
    static CellFailure inKernel(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return new CellFailure(
                thrown.getClass().getSimpleName(),
                message,
                trace(thrown).lines().toList());
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
