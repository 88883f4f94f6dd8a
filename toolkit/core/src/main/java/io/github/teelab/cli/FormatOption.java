package io.github.teelab.cli;

import io.github.teelab.report.Progress;
import picocli.CommandLine.Option;

/** The option that says who reads the output: people or programs. */
final class FormatOption {
    @Option(names = "--format", paramLabel = "table|json", description = "How to print the result (default: table).")
    private Format format = Format.TABLE;

    boolean isJson() {
        return format == Format.JSON;
    }

    /** Progress bars for people who look at a terminal, none for programs. */
    Progress progress() {
        return isJson() ? Progress.none() : Progress.onTerminal();
    }
}
