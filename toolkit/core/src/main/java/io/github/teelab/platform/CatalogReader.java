package io.github.teelab.platform;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one catalog file line by line, so that an error can name the line and the field. A table of the whole file (as
 * {@link DataFiles#table} gives) no longer knows its lines.
 */
final class CatalogReader {
    static final List<String> HEADER = List.of("device", "kind", "parameter", "value", "unit", "basis", "source");

    private final PartKind kind;
    private final String file;
    private final Map<String, Map<String, Parameter>> devices = new LinkedHashMap<>();

    private CatalogReader(PartKind kind) {
        this.kind = kind;
        this.file = DataFiles.where(kind.file());
    }

    /** All devices of a kind, in file order: name to parameters. */
    static Map<String, List<Parameter>> read(PartKind kind) {
        CatalogReader reader = new CatalogReader(kind);
        try (Reader text = DataFiles.reader(kind.file())) {
            StringWriter lines = new StringWriter();
            text.transferTo(lines);
            String all = lines.toString();
            // The parser counts line ends, so the last line needs one for its number to be right.
            reader.readLines(all.endsWith("\n") ? all : all + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<Parameter>> result = new LinkedHashMap<>();
        reader.devices.forEach((device, parameters) -> result.put(device, reader.complete(device, parameters)));
        return result;
    }

    private void readLines(String text) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        // A thread for each small file costs more than it saves.
        settings.setReadInputOnSeparateThread(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        CsvParser parser = new CsvParser(settings);
        try {
            addLines(parser, text);
        } catch (TextParsingException e) {
            throw error(e.getLineIndex() + 1, "unknown", "got a line that is too long or never closes its quotes");
        }
    }

    private void addLines(CsvParser parser, String text) {
        parser.beginParsing(new StringReader(text));
        boolean header = false;
        for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
            long line = parser.getContext().currentLine();
            if (header) {
                addLine(line, cells);
            } else if (Arrays.asList(cells).equals(HEADER)) {
                header = true;
            } else {
                throw error(line, "header", "got " + String.join(",", cells) + ", allowed " + String.join(",", HEADER));
            }
        }
        if (!header) {
            throw error(1, "header", "the file has no lines, allowed " + String.join(",", HEADER));
        }
    }

    private void addLine(long line, String[] cells) {
        if (cells.length != HEADER.size()) {
            throw error(
                    line,
                    cells.length < HEADER.size() ? HEADER.get(cells.length) : "after source",
                    "got " + cells.length + " cells, allowed " + HEADER.size()
                            + " (put a cell that has commas in double quotes)");
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].isBlank()) {
                throw error(line, HEADER.get(i), "got a blank cell, allowed text; every value needs all fields");
            }
        }
        if (!cells[1].equals(kind.label())) {
            throw error(line, "kind", "got \"" + cells[1] + "\", allowed " + kind.label() + " in this file");
        }
        kind.schema().problem(cells[2], cells[3], cells[4]).ifPresent(problem -> {
            throw error(line, problem.field(), problem.message());
        });
        Parameter parameter = new Parameter(cells[2], cells[3], cells[4], basis(line, cells[5]), cells[6]);
        if (devices.computeIfAbsent(cells[0], name -> new LinkedHashMap<>()).put(cells[2], parameter) != null) {
            throw error(line, "parameter", cells[0] + " has " + cells[2] + " twice, allowed once");
        }
    }

    private Basis basis(long line, String text) {
        Optional<Basis> basis = Arrays.stream(Basis.values())
                .filter(each -> each.name().equals(text))
                .findFirst();
        return basis.orElseThrow(
                () -> error(line, "basis", "got \"" + text + "\", allowed " + Arrays.toString(Basis.values())));
    }

    private List<Parameter> complete(String device, Map<String, Parameter> parameters) {
        try {
            return kind.schema().check(device, new ArrayList<>(parameters.values()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage() + "; add the missing lines", e);
        }
    }

    private IllegalArgumentException error(long line, String field, String message) {
        return new IllegalArgumentException(
                file + ", line " + line + ", field " + field + ": " + message + "; correct that line");
    }
}
