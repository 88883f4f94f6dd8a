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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void servePrintsTheObjectThatOtherProgramsRead() throws IOException {
        JsonNode object = json("serve", "--model", "llama-3.1-8b", "--rate", "4", "--count", "100");
        assertEquals("h100", object.get("system").asText());
        assertEquals("llama-3.1-8b", object.get("model").asText());
        assertEquals("h100-nvl", object.get("gpu").asText());
        assertEquals(4, object.get("rate_per_s").asDouble());
        for (JsonNode run : new JsonNode[] {object, object.get("baseline")}) {
            assertEquals(100, run.get("completed").asInt());
            assertTrue(run.get("output_tokens_per_s").asDouble() > 100);
            for (String times : new String[] {"ttft_ms", "tpot_ms", "itl_ms", "e2e_ms"}) {
                JsonNode of = run.get(times);
                assertTrue(of.get("mean").asDouble() > 0
                        && of.get("p50").asDouble() <= of.get("p90").asDouble());
                assertTrue(of.get("p90").asDouble() <= of.get("p99").asDouble());
            }
        }
        assertEquals("unprotected", object.get("baseline").get("system").asText());
        assertTrue(object.at("/itl_ms/p50").asDouble()
                > object.at("/baseline/itl_ms/p50").asDouble());
    }

    @Test
    void requestsComeFromAFileWithItsTimesOrAtARate() throws IOException {
        Path file = folder.resolve("requests.jsonl");
        Files.writeString(file, """
                {"time":0,"tokens_in":100,"tokens_out":20}
                {"time":60,"tokens_in":100,"tokens_out":20}
                """);
        JsonNode recorded = json("serve", "--model", "llama-3.1-8b", "--requests", file.toString());
        // 40 tokens in a little more than a minute.
        assertEquals(40 / 60.0, recorded.get("output_tokens_per_s").asDouble(), 0.01);
        JsonNode fast = json("serve", "--model", "llama-3.1-8b", "--requests", file.toString(), "--rate", "inf");
        assertTrue(fast.get("output_tokens_per_s").asDouble() > 100);
    }

    @Test
    void everySystemServes() throws IOException {
        for (String system : new String[] {"unprotected", "h100", "fastrack", "travelling"}) {
            JsonNode run = json("serve", "--system", system, "--model", "qwen3-0.6b", "--rate", "2", "--count", "20");
            assertEquals(20, run.get("completed").asInt(), system);
        }
    }

    @TestFactory
    Stream<DynamicTest> faultsAreOneLineWithARemedy() throws IOException {
        Path bad = folder.resolve("bad.csv");
        Files.writeString(bad, "tokens_in,tokens_out\n1,x\n");
        return Stream.of(
                Refusal.of("unknown model", "serve", "--model", "llama-3.1-8", "--rate", "1"),
                Refusal.of("no arrivals", "serve", "--model", "llama-3.1-8b"),
                Refusal.of("two arrivals", "serve", "--model", "llama-3.1-8b", "--rate", "1", "--concurrency", "2"),
                Refusal.of("rate of 0", "serve", "--model", "llama-3.1-8b", "--rate", "0"),
                Refusal.of("rate of words", "serve", "--model", "llama-3.1-8b", "--rate", "fast"),
                Refusal.of("rate NaN", "serve", "--model", "llama-3.1-8b", "--rate", "NaN"),
                Refusal.of("half a length", "serve", "--model", "llama-3.1-8b", "--rate", "1", "--tokens-in", "5"),
                Refusal.of("an encoder", "serve", "--model", "bert-base", "--rate", "1"),
                Refusal.of("too large", "serve", "--model", "llama-3.3-70b", "--rate", "1"),
                Refusal.of("a format", "serve", "--model", "llama-3.1-8b", "--rate", "1", "--precision", "fp32"),
                Refusal.of("three GPUs", "serve", "--model", "llama-3.1-8b", "--rate", "1", "--gpus", "3"),
                Refusal.of("no GPUs", "serve", "--model", "llama-3.1-8b", "--rate", "1", "--gpus", "0"),
                Refusal.of("a bad file", "serve", "--model", "llama-3.1-8b", "--rate", "1", "--requests", bad),
                Refusal.of("no file", "serve", "--model", "llama-3.1-8b", "--requests", folder.resolve("none.csv")),
                Refusal.of(
                        "a request beyond the cache",
                        "serve",
                        "--model",
                        "llama-3.1-8b",
                        "--rate",
                        "1",
                        "--tokens-in",
                        "4000000",
                        "--tokens-out",
                        "10"));
    }

    private static JsonNode json(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new);
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), all), err.toString());
        return new ObjectMapper().readTree(out.toString());
    }
}
