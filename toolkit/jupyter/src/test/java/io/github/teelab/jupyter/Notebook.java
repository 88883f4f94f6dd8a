package io.github.teelab.jupyter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A notebook file, read as far as the tests need it. */
record Notebook(String name, String text, List<CodeCell> codeCells) {
    /** A cell of code and what it showed when the notebook was last run. */
    record CodeCell(int number, String source, List<String> outputTypes) {}

    static Notebook read(Path file) {
        try {
            String text = Files.readString(file);
            List<CodeCell> cells = new ArrayList<>();
            for (JsonNode cell : new ObjectMapper().readTree(text).path("cells")) {
                if (cell.path("cell_type").asText().equals("code")) {
                    List<String> outputTypes = new ArrayList<>();
                    cell.path("outputs")
                            .forEach(output ->
                                    outputTypes.add(output.path("output_type").asText()));
                    cells.add(new CodeCell(cells.size() + 1, source(cell.path("source")), outputTypes));
                }
            }
            return new Notebook(file.getFileName().toString(), text, List.copyOf(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The notebooks of a folder by name; none if there is no such folder. */
    static List<Notebook> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(Notebook::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
        }
    }

    /** A notebook among the test resources. */
    static Notebook sample(String name) {
        try {
            return read(Path.of(Notebook.class.getResource(name).toURI()));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The format allows one string or a list of lines. */
    private static String source(JsonNode source) {
        if (!source.isArray()) {
            return source.asText();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
