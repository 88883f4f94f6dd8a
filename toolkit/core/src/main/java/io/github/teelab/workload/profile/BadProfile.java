package io.github.teelab.workload.profile;

import java.nio.file.Path;

/** Thrown where a file is not a profile that can be read faithfully; one line naming file, place, fault and remedy. */
public final class BadProfile extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    /**
     * @param file the file at fault
     * @param place where in the file, such as {@code "line 12"}; empty for the file as a whole
     * @param fault what is wrong
     * @param remedy what to do about it
     */
    BadProfile(Path file, String place, String fault, String remedy) {
        super(oneLine(file + (place.isEmpty() ? "" : ", " + place) + ": " + fault + "; " + remedy));
    }

    /** Text out of a file, made fit to stand in a message: in quotes, short, without control characters. */
    static String quote(String text) {
        String line = oneLine(text);
        return "\"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + "\"";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
