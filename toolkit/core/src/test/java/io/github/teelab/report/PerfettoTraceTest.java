package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfettoTraceTest {
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static List<JsonNode> events(PerfettoTrace trace, String phase) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trace.write(out);
        JsonNode events = EXACT.readTree(out.toByteArray()).path("traceEvents");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> phase.isEmpty() || event.path("ph").asText().equals(phase))
                .toList();
    }

    @Test
    void timesAreMicrosecondsExactToThePicosecond() throws Exception {
        List<JsonNode> slices = events(PerfettoTrace.of("run", SampleTimelines.launchCopyKernel()), "X");
        JsonNode kernel = slices.get(2);
        assertEquals("conv <1>", kernel.path("name").asText());
        assertEquals("kernel", kernel.path("cat").asText());
        assertEquals(0, new BigDecimal("3").compareTo(kernel.path("ts").decimalValue()));
        assertEquals(0, new BigDecimal("5.000001").compareTo(kernel.path("dur").decimalValue()));
        assertEquals(4096, slices.get(1).at("/args/bytes").asLong());
    }

    @Test
    void everyEventHasWhatTheFormatAsksFor() throws Exception {
        PerfettoTrace trace = PerfettoTrace.of("before", SampleTimelines.twoServers())
                .and("after", SampleTimelines.launchCopyKernel())
                .arrows("launch", "kernel");
        List<JsonNode> events = events(trace, "");
        assertTrue(events.size() > 10);
        for (JsonNode event : events) {
            assertTrue(event.path("pid").isInt() && event.path("tid").isInt(), event::toString);
            assertTrue(event.path("name").isTextual(), event::toString);
            String phase = event.path("ph").asText();
            assertTrue(List.of("X", "M", "s", "f").contains(phase), event::toString);
            assertEquals(!phase.equals("M"), event.path("ts").isNumber(), event::toString);
            assertEquals(phase.equals("X"), event.path("dur").isNumber(), event::toString);
        }
    }

    @Test
    void slicesOfOneThreadAscendAndDoNotOverlap() throws Exception {
        PerfettoTrace trace = PerfettoTrace.of("before", SampleTimelines.twoServers())
                .and("after", SampleTimelines.launchCopyKernel());
        Map<String, Double> ends = new HashMap<>();
        for (JsonNode slice : events(trace, "X")) {
            String thread = slice.path("pid") + "/" + slice.path("tid");
            double start = slice.path("ts").asDouble();
            assertTrue(start >= ends.getOrDefault(thread, 0.0), slice::toString);
            ends.put(thread, start + slice.path("dur").asDouble());
        }
        assertEquals(6, ends.size());
    }

    @Test
    void processesAndServersHaveNames() throws Exception {
        List<String> names = events(PerfettoTrace.of("before", SampleTimelines.twoServers()), "M").stream()
                .filter(event -> event.path("name").asText().endsWith("_name"))
                .map(event -> event.path("name").asText() + " "
                        + event.at("/args/name").asText())
                .toList();
        assertEquals(List.of("process_name before", "thread_name cores 0", "thread_name cores 1"), names);
    }

    @Test
    void arrowsJoinLaunchesToTheirKernels() throws Exception {
        PerfettoTrace trace =
                PerfettoTrace.of("run", SampleTimelines.launchCopyKernel()).arrows("launch", "kernel");
        JsonNode start = events(trace, "s").get(0);
        JsonNode finish = events(trace, "f").get(0);
        assertEquals(1, events(trace, "s").size());
        assertEquals(start.path("id"), finish.path("id"));
        assertEquals(1, start.path("tid").asInt());
        assertEquals(3, finish.path("tid").asInt());
        assertEquals(3, finish.path("ts").asDouble());
        assertEquals("e", finish.path("bp").asText());
    }

    @Test
    void aNameEndingInGzIsCompressed(@TempDir Path folder) throws Exception {
        PerfettoTrace trace = PerfettoTrace.of("run", SampleTimelines.twoServers());
        trace.write(folder.resolve("run.json"));
        trace.write(folder.resolve("run.json.gz"));
        try (var unzipped = new GZIPInputStream(Files.newInputStream(folder.resolve("run.json.gz")))) {
            assertEquals(EXACT.readTree(Files.readAllBytes(folder.resolve("run.json"))), EXACT.readTree(unzipped));
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
        PerfettoTrace trace = PerfettoTrace.of("run", SampleTimelines.twoServers());
        Path file = folder.resolve("missing").resolve("run.json");
        assertTrue(assertThrows(UncheckedIOException.class, () -> trace.write(file))
                .getMessage()
                .startsWith("cannot write " + file));
    }
}
