package io.github.teelab.kernel;

/**
 * A piece of a cell's text and where it stands.
 *
 * @param cell number of the cell, as in the brackets beside it; 0 for start-up scripts
 * @param text the whole cell
 * @param start where the piece begins in the text
 */
record CellSource(int cell, String text, int start) {
    static CellSource whole(int cell, String text) {
        return new CellSource(cell, text, 0);
    }

    CellSource from(int position) {
        return new CellSource(cell, text, position);
    }

    /** The same without blanks and line ends at its start, which JShell does not count as lines. */
    CellSource withoutBlank() {
        return from(text.length() - rest().stripLeading().length());
    }

    String rest() {
        return text.substring(start);
    }

    /** The line in the cell, from 1, at an offset from the piece's start. */
    int line(int offset) {
        return 1
                + (int) text.substring(0, Math.min(text.length(), start + offset))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The place of a line of the piece, counted from 1 as compilers do. */
    String place(int lineOfPiece) {
        return where() + ", line " + (line(0) + lineOfPiece - 1);
    }

    String where() {
        return cell == 0 ? "start-up" : "cell " + cell;
    }
}
