package io.github.teelab.crypto.attestation;

/** A message is not of the form that the protocol gives it. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 24;

    Malformed(String what, String expected, String got) {
        super(what + ": expected " + expected + ", got " + shown(got));
    }

    /** Enough to recognise it; control characters and the rest are left out. */
    private static String shown(String got) {
        String start = got.substring(0, Math.min(SHOWN, got.length())).replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + start + '"' + (got.length() > SHOWN ? "... of " + got.length() + " characters" : "");
    }
}
