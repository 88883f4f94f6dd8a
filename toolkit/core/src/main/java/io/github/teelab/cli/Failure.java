package io.github.teelab.cli;

import io.github.teelab.files.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;

/**
 * What a person is told when a command fails, on one line.
 *
 * @param line what happened and what to do
 * @param exitCode 2 for bad input, 1 for a run that failed
 */
record Failure(String line, int exitCode) {
    private static final String TOO_DEEP =
            "ran out of stack; give a smaller input, or allow more with" + " TEELAB_JAVA_OPTS=-Xss16m";
    private static final String OVERFLOW = "a time or size is beyond what 64 bits can count (106 days in picoseconds);"
            + " give smaller numbers, or restore the data files";

    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return failed("ran out of memory (" + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB); allow more with TEELAB_JAVA_OPTS=-Xmx4g, or give a shorter recording or a smaller"
                        + " job");
            }
            if (cause instanceof StackOverflowError) {
                return failed(TOO_DEEP);
            }
        }
        if (thrown instanceof ArithmeticException) {
            return new Failure(OVERFLOW, CommandLine.ExitCode.USAGE);
        }
        if (thrown instanceof IllegalArgumentException || thrown instanceof UncheckedIOException) {
            return new Failure(message(thrown), CommandLine.ExitCode.USAGE);
        }
        if (thrown instanceof FileSystemException file) {
            return new Failure(
                    Printable.oneLine(file.getFile() + " cannot be read or written ("
                            + file.getClass().getSimpleName() + "); check the path and its permissions"),
                    CommandLine.ExitCode.USAGE);
        }
        return thrown instanceof IOException
                ? new Failure(message(thrown), CommandLine.ExitCode.USAGE)
                : failed(thrown.getClass().getSimpleName() + ": " + message(thrown));
    }

    private static Failure failed(String line) {
        return new Failure(line, CommandLine.ExitCode.SOFTWARE);
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null
                ? "no reason given; run again with --verbose"
                : Printable.oneLine(thrown.getMessage());
    }
}
