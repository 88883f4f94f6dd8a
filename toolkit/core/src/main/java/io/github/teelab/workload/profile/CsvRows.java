package io.github.teelab.workload.profile;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rows of a CSV file, one at a time, with faults told by line. */
final class CsvRows implements AutoCloseable {
    // Longer than any kernel name met; a quote that is never closed fails here instead of filling the heap.
    private static final int MAX_CELL = 1 << 20;
    private static final int MAX_COLUMNS = 512;
    private static final String REMEDY = "the file is cut or damaged: export it again with nsys stats --format csv";

    private final ProfileFile file;
    private final EndingReader text;
    private final CsvParser parser = new CsvParser(settings());
    private long line = 1;

    private CsvRows(ProfileFile file, EndingReader text) {
        this.file = file;
        this.text = text;
    }

    static CsvRows open(ProfileFile file) {
        try {
            CsvRows rows = new CsvRows(file, new EndingReader(utf8(file)));
            rows.begin();
            return rows;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The next row that is not blank, or empty at the end of the file. */
    Optional<String[]> next() {
        String[] row;
        try {
            row = parser.parseNext();
        } catch (RuntimeException e) {
            throw failure(e);
        }
        if (row != null) {
            line = parser.getContext().currentLine();
        } else if (text.isInsideQuotes()) {
            throw fault("the file ends inside a quoted cell", REMEDY);
        }
        return Optional.ofNullable(row);
    }

    /** A fault in the row last returned. */
    BadProfile fault(String fault, String remedy) {
        return new BadProfile(file.path(), "line " + line, fault, remedy);
    }

    @Override
    public void close() {
        parser.stopParsing();
    }

    private void begin() {
        try {
            parser.beginParsing(text);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private BadProfile failure(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return unreadable(file, io);
            }
        }
        return new BadProfile(
                file.path(),
                "after line " + line,
                "not a CSV row (a quote that does not close, or a row of over " + MAX_COLUMNS + " columns)",
                REMEDY);
    }

    private static BadProfile unreadable(ProfileFile file, IOException cause) {
        return cause instanceof CharacterCodingException
                ? new BadProfile(file.path(), "", "is not UTF-8 text", "save the file as UTF-8")
                : file.unreadable("", cause);
    }

    private static Reader utf8(ProfileFile file) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(
                file.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            reader.mark(1);
            if (reader.read() != '\ufeff') {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private static CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setReadInputOnSeparateThread(false);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setCommentProcessingEnabled(false);
        settings.setMaxCharsPerColumn(MAX_CELL);
        settings.setMaxColumns(MAX_COLUMNS);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        return settings;
    }
}
