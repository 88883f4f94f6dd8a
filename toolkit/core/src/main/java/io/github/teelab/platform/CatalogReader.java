package io.github.teelab.platform;

import io.github.teelab.files.CsvRows;
import io.github.teelab.files.Printable;
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
        reader.readLines();
        Map<String, List<Parameter>> result = new LinkedHashMap<>();
        reader.devices.forEach((device, parameters) -> result.put(device, reader.complete(device, parameters)));
        return result;
    }

    private void readLines() {
        try (CsvRows rows = CsvRows.open(DataFiles.open(kind.file()), true, "correct that line", this::fault)) {
            List<String> header = rows.next()
                    .orElseThrow(
                            () -> error(1, "header", "the file has no lines, allowed " + String.join(",", HEADER)));
            if (!header.equals(HEADER)) {
                throw error(
                        rows.line(),
                        "header",
                        "got " + Printable.brief(String.join(",", header)) + ", allowed " + String.join(",", HEADER));
            }
            for (Optional<List<String>> cells = rows.next(); cells.isPresent(); cells = rows.next()) {
                addLine(rows.line(), cells.get().stream().map(String::strip).toList());
            }
            if (!rows.endsWithLineEnd()) {
                throw error(rows.line(), "source", "the last line has no line end, so it may be cut");
            }
        }
    }

    private void addLine(long line, List<String> cells) {
        if (cells.size() != HEADER.size()) {
            throw error(
                    line,
                    cells.size() < HEADER.size() ? HEADER.get(cells.size()) : "after source",
                    "got " + cells.size() + " cells, allowed " + HEADER.size()
                            + " (put a cell that has commas in double quotes)");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isBlank()) {
                throw error(line, HEADER.get(i), "got a blank cell, allowed text; every value needs all fields");
            }
        }
        if (!cells.get(1).equals(kind.label())) {
            throw error(
                    line,
                    "kind",
                    "got " + Printable.quoted(cells.get(1)) + ", allowed " + kind.label() + " in this file");
        }
        kind.schema().problem(cells.get(2), cells.get(3), cells.get(4)).ifPresent(problem -> {
            throw error(line, problem.field(), problem.message());
        });
        Parameter parameter = new Parameter(
                cells.get(2), cells.get(3), cells.get(4), basis(line, cells.get(5)), Printable.escaped(cells.get(6)));
        if (devices.computeIfAbsent(cells.get(0), name -> new LinkedHashMap<>()).put(cells.get(2), parameter) != null) {
            throw error(
                    line, "parameter", Printable.brief(cells.get(0)) + " has " + cells.get(2) + " twice, allowed once");
        }
    }

    private Basis basis(long line, String text) {
        Optional<Basis> basis = Arrays.stream(Basis.values())
                .filter(each -> each.name().equals(text))
                .findFirst();
        return basis.orElseThrow(() ->
                error(line, "basis", "got " + Printable.quoted(text) + ", allowed " + Arrays.toString(Basis.values())));
    }

    private List<Parameter> complete(String device, Map<String, Parameter> parameters) {
        try {
            return kind.schema().check(device, new ArrayList<>(parameters.values()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage() + "; add the missing lines", e);
        }
    }

    private IllegalArgumentException error(long line, String field, String message) {
        return fault("line " + line + ", field " + field, message, "correct that line");
    }

    private IllegalArgumentException fault(String place, String message, String remedy) {
        return new IllegalArgumentException(
                Printable.oneLine(file + (place.isEmpty() ? "" : ", " + place) + ": " + message + "; " + remedy));
    }
}
