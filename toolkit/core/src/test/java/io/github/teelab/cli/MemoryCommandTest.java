package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MemoryCommandTest {
    private static final int REQUESTS = 5_000;

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path trace;

    @BeforeEach
    void aStream() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            lines.add((i % 3 == 2 ? "ST 0x" : "LD 0x") + Long.toHexString(64L * i));
        }
        trace = Files.write(folder.resolve("stream.trace"), lines);
    }

    @Test
    void printsTheObjectThatOtherProgramsRead() throws IOException {
        assertEquals(0, run("--dram", "ddr4-3200", "--channels", "2", "--format", "json"), err.toString());
        JsonNode object = new ObjectMapper().readTree(out.toString());
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        assertEquals(
                List.of("requests", "bytes", "time_ns", "bandwidth_gb_per_s", "row_hit_pct", "metadata_requests"),
                fields);
        assertEquals(REQUESTS, object.get("requests").asInt());
        assertEquals(64 * REQUESTS, object.get("bytes").asInt());
        assertEquals(
                64 * REQUESTS / object.get("time_ns").asDouble(),
                object.get("bandwidth_gb_per_s").asDouble(),
                1e-9);
        assertEquals(0, object.get("metadata_requests").asInt());
        assertTrue(object.get("row_hit_pct").asDouble() > 98, object.toString());
    }

    @Test
    void theMappingDecides() throws IOException {
        assertEquals(0, run("--dram", "ddr4-3200", "--format", "json"), err.toString());
        double interleaved = bandwidth();
        assertEquals(0, run("--dram", "ddr4-3200", "--mapping", "row-bank-rank-column-channel", "--format", "json"));
        double inOneGroup = bandwidth();
        assertTrue(inOneGroup < 0.7 * interleaved, inOneGroup + " against " + interleaved);
    }

    @Test
    void aTableIsForPeople() {
        assertEquals(0, run("--dram", "hbm2", "--line", "64"), err.toString());
        assertTrue(out.toString().contains("row conflicts") && out.toString().contains("GB/s"), out.toString());
    }

    @TestFactory
    Stream<DynamicTest> badUsageEndsWithTwoAndOneLine() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.trace"), "LD 0x40\nLD 0xyz\n");
        Path empty = Files.writeString(folder.resolve("empty.trace"), "");
        return Stream.of(
                refused("no trace", "--dram", "ddr4-3200"),
                refused("no memory", "--trace", trace),
                refused("a trace that is not there", "--trace", folder.resolve("no.trace"), "--dram", "ddr4-3200"),
                refused("a bad line", "--trace", bad, "--dram", "ddr4-3200"),
                refused("an empty trace", "--trace", empty, "--dram", "ddr4-3200"),
                refused("no such memory", "--trace", trace, "--dram", "ddr4-3201"),
                refused("no such scheme", "--trace", trace, "--dram", "hbm2", "--scheme", "nome"),
                refused("no channels", "--trace", trace, "--dram", "hbm2", "--channels", "0"),
                refused("no such mapping", "--trace", trace, "--dram", "hbm2", "--mapping", "row-column"),
                refused("a broken line size", "--trace", trace, "--dram", "hbm2", "--line", "48"));
    }

    private static DynamicTest refused(String name, Object... options) {
        return Refusal.of(name, "memory", options);
    }

    private double bandwidth() throws IOException {
        JsonNode object = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        return object.get("bandwidth_gb_per_s").asDouble();
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("memory", "--trace", trace.toString()));
        arguments.addAll(List.of(options));
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }
}
