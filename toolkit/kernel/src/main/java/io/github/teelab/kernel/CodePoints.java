package io.github.teelab.kernel;

/** Jupyter counts a cell's characters as code points, Java as UTF-16 units. */
final class CodePoints {
    private CodePoints() {}

    /** Index in the string of a position in code points; a position beyond the ends is the nearest end. */
    static int toIndex(String text, int codePoints) {
        int last = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(last, codePoints)));
    }

    /** Position in code points of an index in the string. */
    static int toPosition(String text, int index) {
        return text.codePointCount(0, index);
    }
}
