package io.github.teelab.workload.profile;

import io.github.teelab.files.Printable;
import java.nio.file.Path;

/** Thrown where a file is not a profile that can be read faithfully; one line naming file, place, fault and remedy. */
public final class BadProfile extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file at fault
     * @param place where in the file, such as {@code "line 12"}; empty for the file as a whole
     * @param fault what is wrong
     * @param remedy what to do about it
     */
    BadProfile(Path file, String place, String fault, String remedy) {
        super(Printable.oneLine(file + (place.isEmpty() ? "" : ", " + place) + ": " + fault + "; " + remedy));
    }

    /** Text out of a file, made fit to stand in a message: in quotes, short, without control characters. */
    static String quote(String text) {
        return Printable.quoted(text);
    }
}
