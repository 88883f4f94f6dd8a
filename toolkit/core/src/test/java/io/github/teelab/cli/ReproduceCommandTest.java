package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void jsonIsOneArrayOfObjectsWithTheAgreedFields() throws Exception {
        assertEquals(0, run("--paper", "gpu-travelling,h100", "--format", "json"));
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        List<String> papers = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> fields = new ArrayList<>();
            row.fieldNames().forEachRemaining(fields::add);
            assertEquals(
                    List.of("paper", "experiment", "quantity", "unit", "published", "simulated", "error_pct", "role"),
                    fields);
            assertTrue(List.of("calibrate", "predict").contains(row.get("role").asText()), row.toString());
            assertEquals(
                    100
                            * (row.get("simulated").asDouble()
                                            / row.get("published").asDouble()
                                    - 1),
                    row.get("error_pct").asDouble(),
                    1e-9);
            papers.add(row.get("paper").asText());
        }
        assertEquals(
                List.of("gpu-travelling", "h100"), papers.stream().distinct().toList());
        assertTrue(rows.size() > 440, "rows: " + rows.size());
        assertEquals("", err.toString());
    }

    @Test
    void aTableForEachPaperThenTheSummary() {
        assertEquals(0, run("--paper", "h100", "--paper", "fastrack"));
        String text = out.toString();
        int h100 = text.indexOf("H100 measurements (ISPASS 2025)");
        int fastrack = text.indexOf("Fastrack (arXiv 2410.15240)");
        int summary = text.indexOf("within 25 %");
        assertTrue(0 <= h100 && h100 < fastrack && fastrack < summary, text);
    }

    @Test
    void pageAndFiguresGoWhereTheyShall(@TempDir Path folder) throws Exception {
        Path reports = folder.resolve("new/reports");
        assertEquals(0, run("--paper", "fastrack", "--out", reports.toString()));
        assertTrue(Files.readString(reports.resolve("report.html")).contains("Fastrack (arXiv 2410.15240)"));
        assertTrue(Files.readAllLines(reports.resolve("figures.csv")).get(0).startsWith("paper,experiment,quantity"));
        assertTrue(err.toString().contains("report.html"), err.toString());
    }

    @TestFactory
    Stream<DynamicTest> badUsageEndsWithTwoAndOneLine() {
        return Stream.of(
                refused("no such paper", "--paper", "h1oo"),
                refused("one of two unknown", "--paper", "h100,hete"),
                refused("an empty name", "--paper", ""),
                refused("no such format", "--format", "xml"),
                refused("a stray word", "h100"));
    }

    private static DynamicTest refused(String name, Object... options) {
        return Refusal.of(name, "reproduce", options);
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("reproduce"));
        arguments.addAll(List.of(options));
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }
}
