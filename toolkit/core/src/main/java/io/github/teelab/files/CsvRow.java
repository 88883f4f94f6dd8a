package io.github.teelab.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row as the parser hands it over.
 *
 * @param line where it begins, counted from 1
 * @param cells what it holds; none if it is blank or a comment
 * @param fault what is wrong with it
 */
record CsvRow(long line, List<String> cells, Optional<String> fault) {
    /** Collects the cells of one row after the other, within the bounds of {@link CsvRows}. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final List<String> cells = new ArrayList<>();
        private Optional<String> fault = Optional.empty();

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells.clear();
            fault = Optional.empty();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > CsvRows.MOST_CHARACTERS) {
                fault = Optional.of("a cell of " + length + " characters where at most " + CsvRows.MOST_CHARACTERS
                        + " are allowed");
            } else if (index >= CsvRows.MOST_CELLS) {
                fault = Optional.of("a row of over " + CsvRows.MOST_CELLS + " columns");
            } else {
                String cell = new String(buffer, offset, length);
                if (!quoted && cell.indexOf('"') >= 0) {
                    fault = Optional.of("a quote inside a cell that does not begin with one");
                }
                cells.add(cell);
            }
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), isBlank() ? List.of() : List.copyOf(cells), fault);
        }

        /** A comment hands over no cell, a blank line one without text. */
        private boolean isBlank() {
            return cells.isEmpty() || (cells.size() == 1 && cells.get(0).isBlank());
        }
    }
}
