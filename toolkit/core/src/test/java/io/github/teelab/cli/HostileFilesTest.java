package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.teelab.SharedTraces;
import io.github.teelab.fuzz.Fuzz;
import io.github.teelab.npu.Topology;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every hostile file that was ever found, through the command that reads it: one line, exit code 2, and soon. */
class HostileFilesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CODE_FOR_BAD_INPUT = 2;
    private static final String PAIR = "nsys/pathfinder.cc-off.";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> kineto() {
        return each("kineto", file -> !file.contains("float") && !file.contains("injection"))
                .map(file -> refused(file, "what-if", "--kineto", file.toString()));
    }

    @TestFactory
    Stream<DynamicTest> sqlite() {
        return each("sqlite", file -> true).map(file -> refused(file, "what-if", "--nsys-sqlite", file.toString()));
    }

    @TestFactory
    Stream<DynamicTest> apiReports() {
        String gpu = SharedTraces.path(PAIR + "cuda_gpu_trace.csv").toString();
        return each("nsys", file -> file.startsWith("nsys-api"))
                .map(file -> refused(file, "what-if", "--nsys-api", file.toString(), "--nsys-gpu", gpu));
    }

    @TestFactory
    Stream<DynamicTest> gpuReports() {
        String api = SharedTraces.path(PAIR + "cuda_api_trace.csv").toString();
        return each("nsys", file -> file.contains("gpu"))
                .map(file -> refused(file, "what-if", "--nsys-api", api, "--nsys-gpu", file.toString()));
    }

    @TestFactory
    Stream<DynamicTest> traces() {
        return each("other", file -> file.startsWith("trace"))
                .map(file -> refused(file, "memory", "--trace", file.toString(), "--dram", "ddr4-3200"));
    }

    @TestFactory
    Stream<DynamicTest> topologies() {
        return each("other", file -> file.startsWith("topology"))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    try {
                        Topology.read(file);
                    } catch (IllegalArgumentException e) {
                        Fuzz.checkNamed(name(file), e);
                        return;
                    }
                    throw new AssertionError(file + " was read");
                }));
    }

    /** A correlation of 12.0 is 12, so nothing of the recording is lost. */
    @Test
    void aCorrelationWithAFractionOfZeroIsWhole() throws IOException {
        Path file = hostile("kineto/kineto-correlation-float.json.gz");
        Answer answer = answer("what-if", "--kineto", file.toString(), "--format", "json");
        assertEquals(0, answer.exitCode(), answer.err());
        JsonNode object = new ObjectMapper().readTree(answer.out());
        assertEquals(
                object.at("/recorded/gpu_span_ms").asDouble(),
                object.at("/replayed/gpu_span_ms").asDouble(),
                1);
        assertTrue(
                object.get("records_read").asLong() > 0
                        && object.get("records_skipped").size() > 0,
                answer.out());
    }

    @Test
    void namesThatActOnATerminalOrPageAreShown() throws IOException {
        Path file = hostile("kineto/injection.json");
        Answer answer = answer("what-if", "--kineto", file.toString(), "--out", folder.toString());
        assertEquals(0, answer.exitCode(), answer.err());
        for (String text : List.of(answer.out(), answer.err())) {
            assertTrue(
                    text.chars().noneMatch(character -> character != '\n' && Character.isISOControl(character)), text);
        }
        String page = Files.readString(folder.resolve("report.html"));
        String library = page.substring(page.indexOf("</head>"));
        assertFalse(library.contains("<script>document.title"), "a script runs");
        assertFalse(library.contains("<img src=x"), "an image runs a script");
        assertTrue(page.chars().noneMatch(character -> character == 0x1b));
    }

    private static DynamicTest refused(Path file, String... arguments) {
        return DynamicTest.dynamicTest(
                name(file),
                () -> assertTimeoutPreemptively(SOON, () -> {
                    Answer answer = answer(arguments);
                    assertEquals(CODE_FOR_BAD_INPUT, answer.exitCode(), answer.out() + answer.err());
                    Fuzz.checkLine(name(file), answer.err().strip());
                }));
    }

    private record Answer(int exitCode, String out, String err) {}

    private static Answer answer(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static Path hostile(String name) {
        return SharedTraces.path("../hostile/" + name).normalize();
    }

    private static Stream<Path> each(String kind, Predicate<String> chosen) {
        try (Stream<Path> files = Files.list(hostile(kind))) {
            List<Path> list =
                    files.filter(file -> chosen.test(name(file))).sorted().toList();
            assertFalse(list.isEmpty(), kind);
            return list.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
