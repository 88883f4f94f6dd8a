package io.github.teelab.npu;

import io.github.teelab.files.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads topology files, which have neither quotes nor escapes: SCALE-Sim itself splits lines at commas. */
final class TopologyFile {
    private static final int MOST_LAYERS = 100_000;
    private static final int MOST_CHARACTERS = 4_096;
    private static final List<String> PRODUCT_HEADER = List.of("m", "n", "k");
    private static final String HEADERS =
            "\"Layer, M, N, K,\" or \"Layer name, IFMAP Height, IFMAP Width, Filter Height,"
                    + " Filter Width, Channels, Num Filter, Strides,\"";

    private final Path file;
    private final BufferedReader reader;
    private int line;

    private TopologyFile(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static List<TopologyLayer> read(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return new TopologyFile(file, reader).layers();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": is not UTF-8 text; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); give the path of a readable topology file",
                    e);
        }
    }

    private List<TopologyLayer> layers() throws IOException {
        List<String> header = next()
                .orElseThrow(() ->
                        new IllegalArgumentException(file + ": is empty; begin it with a header line, " + HEADERS))
                .stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList();
        boolean products = header.size() >= 4 && header.subList(1, 4).equals(PRODUCT_HEADER);
        if (!products && header.size() < 8) {
            throw fault("got a header of " + header.size() + " columns", "begin with " + HEADERS);
        }
        List<TopologyLayer> layers = new ArrayList<>();
        for (Optional<List<String>> cells = next(); cells.isPresent(); cells = next()) {
            if (layers.size() == MOST_LAYERS) {
                throw fault("more than " + MOST_LAYERS + " layers", "split the file");
            }
            layers.add(layer(new TopologyLine(cells.get()), products));
        }
        if (layers.isEmpty()) {
            throw fault("no layer follows the header", "add a line for each layer");
        }
        return layers;
    }

    private TopologyLayer layer(TopologyLine line, boolean products) {
        try {
            return products ? line.product() : line.convolution();
        } catch (TopologyLine.Fault e) {
            throw fault(e.getMessage(), "correct that line");
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage(), "correct the sizes");
        }
    }

    /** The cells of the next line that is not blank, without empty ones at its end. */
    private Optional<List<String>> next() throws IOException {
        for (Optional<String> text = line(); text.isPresent(); text = line()) {
            if (!text.get().isBlank()) {
                List<String> cells = Arrays.stream(text.get().split(",", -1))
                        .map(String::strip)
                        .toList();
                int end = cells.size();
                while (end > 0 && cells.get(end - 1).isEmpty()) {
                    end--;
                }
                return Optional.of(cells.subList(0, end));
            }
        }
        return Optional.empty();
    }

    /** The next line, read by the character so that one without an end cannot fill memory. */
    private Optional<String> line() throws IOException {
        int character = reader.read();
        if (character < 0) {
            return Optional.empty();
        }
        line++;
        StringBuilder text = new StringBuilder();
        for (; character >= 0 && character != '\n'; character = reader.read()) {
            if (text.length() == MOST_CHARACTERS) {
                throw fault(
                        "a line of over " + MOST_CHARACTERS + " characters", "give a topology file, one layer a line");
            }
            if (character != '\ufeff' || line > 1) {
                text.append((char) character);
            }
        }
        if (character < 0) {
            throw fault(
                    "the last line has no line end, so its last number may be cut",
                    "copy the file again, or end its last line");
        }
        return Optional.of(text.toString());
    }

    private IllegalArgumentException fault(String fault, String remedy) {
        return new IllegalArgumentException(Printable.oneLine(file + ", line " + line + ": " + fault + "; " + remedy));
    }
}
