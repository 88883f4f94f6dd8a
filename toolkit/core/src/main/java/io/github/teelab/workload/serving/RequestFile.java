package io.github.teelab.workload.serving;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads requests from a file of the user's: CSV with a header line, or one JSON object a line.
 *
 * <p>Columns or members {@code tokens_in}, {@code tokens_out} and, where the file says when requests arrive, {@code time}
 * in seconds from the start, ascending. Others are ignored. An answer left blank takes the length of another answer of the
 * file, in turn; {@link Contents#drawn} counts them. The file is not trusted: every line is checked.
 */
public final class RequestFile {
    private static final int MOST_LINES = 10_000_000;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int MOST_TOKENS = 1 << 22;
    private static final double MOST_SECONDS = 1e8;

    private final Path file;
    private final List<Double> times = new ArrayList<>();
    private final List<Integer> prompts = new ArrayList<>();
    private final List<OptionalInt> answers = new ArrayList<>();
    private int line;

    private RequestFile(Path file) {
        this.file = file;
    }

    /**
     * What a file holds.
     *
     * @param times arrival times in seconds; empty where the file has none
     * @param tokens the length of each request
     * @param drawn how many answers were left blank
     */
    public record Contents(List<Double> times, List<Tokens> tokens, int drawn) {
        public Contents {
            times = List.copyOf(times);
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not such a file; the message names file, line and remedy
     * @throws UncheckedIOException if it cannot be read
     */
    public static Contents read(Path file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)))) {
            return new RequestFile(file).read(reader);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Contents read(BufferedReader reader) throws IOException {
        String first = nextLine(reader);
        if (first == null) {
            throw bad("no line", "a header with tokens_in and tokens_out, or one JSON object a line");
        }
        if (first.startsWith("{")) {
            for (String text = first; text != null; text = nextLine(reader)) {
                json(text);
            }
        } else {
            csv(first, reader);
        }
        if (prompts.isEmpty()) {
            throw bad("no request", "at least one line after the header");
        }
        return contents();
    }

    private Contents contents() {
        List<Integer> recorded = answers.stream()
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
        if (recorded.isEmpty()) {
            throw bad("no tokens_out at all", "a length for at least one answer");
        }
        List<Tokens> tokens = new ArrayList<>();
        int drawn = 0;
        for (int i = 0; i < prompts.size(); i++) {
            int out = answers.get(i).isPresent() ? answers.get(i).getAsInt() : recorded.get(drawn++ % recorded.size());
            tokens.add(new Tokens(prompts.get(i), out));
        }
        return new Contents(times, tokens, drawn);
    }

    private void csv(String header, BufferedReader reader) throws IOException {
        List<String> names = Arrays.asList(header.split(",", -1));
        int in = column(names, "tokens_in", true);
        int out = column(names, "tokens_out", true);
        int time = column(names, "time", false);
        for (String text = nextLine(reader); text != null; text = nextLine(reader)) {
            String[] cells = text.split(",", -1);
            if (cells.length != names.size()) {
                throw bad(cells.length + " cells", names.size() + " as in the header");
            }
            request(time < 0 ? null : cells[time].strip(), cells[in].strip(), cells[out].strip());
        }
    }

    private int column(List<String> names, String name, boolean needed) {
        int first = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equals(name)) {
                if (first >= 0) {
                    throw bad("two columns " + name, "one");
                }
                first = i;
            }
        }
        if (first < 0 && needed) {
            throw bad("the header \"" + shortened(String.join(",", names)) + "\"", "a column " + name);
        }
        return first;
    }

    private void json(String text) {
        JsonNode node;
        try {
            node = new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw bad("no JSON", "one object a line: " + e.getOriginalMessage());
        }
        if (node == null || !node.isObject()) {
            throw bad("\"" + shortened(text) + "\"", "one JSON object");
        }
        boolean hasTime = node.has("time");
        if (!prompts.isEmpty() && hasTime == times.isEmpty()) {
            throw bad(hasTime ? "a time" : "no time", "a time in all lines or in none");
        }
        request(hasTime ? number(node, "time") : null, number(node, "tokens_in"), number(node, "tokens_out"));
    }

    private String number(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isNumber()) {
            throw bad(name + " " + shortened(value.toString()), "a number");
        }
        return value.asText();
    }

    private void request(String time, String in, String out) {
        prompts.add(tokens("tokens_in", in));
        answers.add(out.isEmpty() ? OptionalInt.empty() : OptionalInt.of(tokens("tokens_out", out)));
        if (time != null) {
            times.add(seconds(time));
        }
        if (prompts.size() > MOST_LINES) {
            throw bad("more than " + MOST_LINES + " requests", "fewer");
        }
    }

    private int tokens(String name, String text) {
        int tokens = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
        if (tokens < 1 || tokens > MOST_TOKENS) {
            throw bad(name + " \"" + shortened(text) + "\"", "a whole number from 1 to " + MOST_TOKENS);
        }
        return tokens;
    }

    private double seconds(String text) {
        double least = times.isEmpty() ? 0 : times.get(times.size() - 1);
        double seconds =
                text.matches("[0-9]{1,12}(\\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?") ? Double.parseDouble(text) : -1;
        if (!(seconds >= least && seconds <= MOST_SECONDS)) {
            throw bad(
                    "time \"" + shortened(text) + "\"",
                    "seconds from " + least + " to " + MOST_SECONDS + ", ascending");
        }
        return seconds;
    }

    private String nextLine(BufferedReader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            text.setLength(0);
            int read = readLine(reader, text);
            if (read < 0) {
                return null;
            }
            line++;
            String stripped = text.toString().strip();
            if (line == 1 && stripped.startsWith("\uFEFF")) {
                stripped = stripped.substring(1);
            }
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                return stripped;
            }
        }
    }

    private int readLine(BufferedReader reader, StringBuilder text) throws IOException {
        int read = reader.read();
        if (read < 0) {
            return -1;
        }
        for (; read >= 0 && read != '\n'; read = reader.read()) {
            text.append((char) read);
            if (text.length() > MOST_CHARACTERS) {
                line++;
                throw bad("a line of more than " + MOST_CHARACTERS + " characters", "one request a line");
            }
        }
        return text.length();
    }

    private IllegalArgumentException bad(String got, String expected) {
        return new IllegalArgumentException(
                file + ", line " + line + ": got " + got + ", expected " + expected + "; correct that line");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
