package io.github.teelab.memory.trace;

import io.github.teelab.files.Printable;
import java.nio.file.Path;

/** Thrown where a trace cannot be read; one line naming file, line, fault and remedy. */
public final class BadTrace extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param line counted from 1; 0 for the file as a whole
     * @param fault what is wrong
     * @param remedy what to do about it
     */
    BadTrace(Path file, long line, String fault, String remedy) {
        super(Printable.oneLine(file + (line > 0 ? ", line " + line : "") + ": " + fault + "; " + remedy));
    }

    /** A trace without a single request. */
    public static BadTrace empty(Path file) {
        return new BadTrace(file, 0, "has no requests", "write one a line, LD 0x1a2b40 or ST 0x1a2b40");
    }
}
