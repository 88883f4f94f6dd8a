package io.github.teelab.kernel;

/** Thrown where a cell asks the JVM to end, which would take the kernel and all its variables with it. */
final class ExitRefused extends Error {
    private static final long serialVersionUID = 1;

    ExitRefused(String call, int status) {
        super(call + "(" + status
                + ") does not end the kernel; to end it, shut it down or restart it from the notebook");
    }
}
