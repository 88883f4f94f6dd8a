package io.github.teelab.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV file (RFC 4180, UTF-8 with or without a byte order mark), one at a time, with faults told by line.
 * Quotes stand around a whole cell or not at all. A cell has at most {@link #MOST_CHARACTERS} and a row at most
 * {@link #MOST_CELLS}, so that no file fills memory with one of them.
 */
public final class CsvRows implements AutoCloseable {
    /** The most characters of a cell: longer than any kernel name met. */
    public static final int MOST_CHARACTERS = 1 << 16;

    /** The most cells of a row: a report of Nsight Systems has 21. */
    public static final int MOST_CELLS = 512;

    private static final int BUFFER = 4 * MOST_CHARACTERS;

    private final FileFault fault;
    private final String remedy;
    private final EndingReader text;
    private final CloseableIterator<CsvRow> rows;
    private long line = 1;
    private long passedOver;

    private CsvRows(EndingReader text, boolean comments, String remedy, FileFault fault) {
        this.fault = fault;
        this.remedy = remedy;
        this.text = text;
        this.rows = CsvReader.builder()
                .commentStrategy(comments ? CommentStrategy.READ : CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(BUFFER)
                .build(new CsvRow.Handler(), text)
                .iterator();
    }

    /**
     * Opens a file.
     *
     * @param in its bytes, unpacked; closed with the rows
     * @param comments whether lines that begin with # are passed over
     * @param remedy what to do about a file that is no CSV
     * @param fault makes the exceptions that are thrown
     */
    public static CsvRows open(InputStream in, boolean comments, String remedy, FileFault fault) {
        EndingReader text = new EndingReader(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                comments);
        return new CsvRows(text, comments, remedy, fault);
    }

    /**
     * The next row that is neither blank nor a comment, or empty at the end of the file.
     *
     * @throws IllegalArgumentException if what follows is no row, or the file ends inside one
     */
    public Optional<List<String>> next() {
        try {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                line = row.line();
                row.fault().ifPresent(what -> {
                    throw fault(what, remedy);
                });
                if (!row.cells().isEmpty()) {
                    checkEnd();
                    return Optional.of(row.cells());
                }
                passedOver++;
            }
            checkEnd();
            return Optional.empty();
        } catch (CsvParseException e) {
            throw fault.of(
                    "after line " + line,
                    "not a CSV row (a quote that does not close, or text of over " + MOST_CHARACTERS + " characters)",
                    remedy);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    /** The file is read ahead: only where the parser has seen its end does an open quote mean that it was cut. */
    private void checkEnd() {
        if (!rows.hasNext() && text.isInsideQuotes()) {
            throw fault("the file ends inside a quoted cell", remedy);
        }
    }

    /** A fault in the row last returned. */
    public IllegalArgumentException fault(String what, String remedy) {
        return fault.of("line " + line, what, remedy);
    }

    /** The line on which the row last returned begins, counted from 1. */
    public long line() {
        return line;
    }

    /** How many lines so far were blank or comments. */
    public long passedOver() {
        return passedOver;
    }

    /** Whether the last line has its line end; to be asked at the end of the file. */
    public boolean endsWithLineEnd() {
        return text.endsWithLineEnd();
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private IllegalArgumentException unreadable(IOException cause) {
        return cause instanceof CharacterCodingException
                ? fault.of("", "is not UTF-8 text", "save the file as UTF-8")
                : fault.of(
                        "", "cannot be read (" + Printable.oneLine(String.valueOf(cause.getMessage())) + ")", remedy);
    }
}
