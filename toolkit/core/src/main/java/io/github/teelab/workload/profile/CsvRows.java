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

    private final ProfileFile file;
    private final CsvParser parser;

    private CsvRows(ProfileFile file, CsvParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static CsvRows open(ProfileFile file) {
        CsvRows rows = new CsvRows(file, new CsvParser(settings()));
        try {
            rows.parser.beginParsing(reader(file));
        } catch (IOException e) {
            throw file.unreadable("", e);
        } catch (RuntimeException e) {
            throw rows.fault(e);
        }
        return rows;
    }

    /** The next row that is not blank, or empty at the end of the file. */
    Optional<String[]> next() {
        try {
            return Optional.ofNullable(parser.parseNext());
        } catch (RuntimeException e) {
            throw fault(e);
        }
    }

    /** A fault in the row last returned. */
    BadProfile fault(String fault, String remedy) {
        return new BadProfile(file.path(), "line " + line(), fault, remedy);
    }

    @Override
    public void close() {
        parser.stopParsing();
    }

    private long line() {
        return parser.getContext() == null ? 1 : Math.max(1, parser.getContext().currentLine());
    }

    private BadProfile fault(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return fault("is not UTF-8 text", "save the file as UTF-8");
            }
            if (cause instanceof IOException io) {
                return file.unreadable("line " + line(), io);
            }
        }
        return fault(
                "not a CSV row (a quote that does not close, or a row of over " + MAX_COLUMNS + " columns)",
                "the file is cut or damaged: export it again with nsys stats --format csv");
    }

    private static Reader reader(ProfileFile file) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(
                file.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setReadInputOnSeparateThread(false);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxCharsPerColumn(MAX_CELL);
        settings.setMaxColumns(MAX_COLUMNS);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        settings.getFormat().setComment('\0');
        return settings;
    }
}
