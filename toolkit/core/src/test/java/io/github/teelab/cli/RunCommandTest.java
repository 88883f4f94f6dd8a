package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RunCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void runPrintsTheObjectThatOtherProgramsRead() throws Exception {
        assertEquals(
                0,
                run(
                        "run",
                        "--model",
                        "resnet50",
                        "--mode",
                        "training",
                        "--batch",
                        "64",
                        "--input",
                        "32x32x3",
                        "--format",
                        "json"),
                err.toString());
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertEquals("h100", object.get("system").asText());
        assertEquals("resnet50", object.get("model").asText());
        assertEquals("training", object.get("mode").asText());
        assertEquals("images", object.get("throughput_unit").asText());
        assertEquals(64, object.get("batch").asInt());
        double slowdown = object.get("slowdown").asDouble();
        assertEquals(
                object.get("latency_ms").asDouble()
                        / object.get("baseline_latency_ms").asDouble(),
                slowdown,
                1e-9);
        assertEquals(
                64e3 / object.get("latency_ms").asDouble(),
                object.get("throughput_per_s").asDouble(),
                1e-6);
    }

    @Test
    void attackPrintsRowsThatOtherProgramsRead() throws Exception {
        assertEquals(0, run("attack", "--system", "unprotected", "--format", "json"), err.toString());
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        for (JsonNode row : rows) {
            assertEquals("unprotected", row.get("system").asText());
            assertEquals("succeeded", row.get("outcome").asText());
            assertTrue(row.has("attack") && row.has("stage"));
        }
        assertTrue(rows.size() >= 10, "rows: " + rows.size());
    }

    @Test
    void modelsAreListed() {
        assertEquals(0, run("list", "models"));
        for (String model : List.of("resnet50", "llama-3-8b", "opt-66b", "lenet5")) {
            assertTrue(out.toString().contains(model), model);
        }
    }

    @TestFactory
    Stream<DynamicTest> badUsageEndsWithTwoAndOneLine() {
        return Stream.of(
                refused("no model", "--batch", "1"),
                refused("no such model", "--model", "resnet51"),
                refused("no such system", "--model", "gpt2", "--system", "h1000"),
                refused("no such precision", "--model", "gpt2", "--precision", "fp17"),
                refused("a batch of none", "--model", "gpt2", "--batch", "0"),
                refused("a batch that is no number", "--model", "gpt2", "--batch", "many"),
                refused("an input that is no size", "--model", "resnet50", "--input", "big"),
                refused("an image too small", "--model", "alexnet", "--input", "16x16x3"),
                refused("images for a reader of tokens", "--model", "gpt2", "--input", "32x32x3"),
                refused("tokens for a reader of images", "--model", "resnet50", "--tokens-in", "5"),
                refused("more tokens than the model holds", "--model", "gpt2", "--tokens-in", "2000"),
                refused("training in integers", "--model", "gpt2", "--mode", "training", "--precision", "int8"));
    }

    private static DynamicTest refused(String name, Object... options) {
        return Refusal.of(name, "run", options);
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
