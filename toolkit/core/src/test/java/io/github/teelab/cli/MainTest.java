package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.profile.NsysCsvWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path api;
    private Path gpu;

    @BeforeEach
    void writeAPair() {
        api = folder.resolve("app_api.csv");
        gpu = folder.resolve("app_gpu.csv");
        NsysCsvWriter.write(
                SimulatedProfile.of(Unprotected.on(Platforms.h100Node())
                        .run(PlainProgram.named("app")
                                .copy(Transfer.HOST_TO_DEVICE_PINNED, 1 << 20, 0)
                                .launch("kernel", 1_000_000, 0)
                                .synchronise()
                                .plan())),
                api,
                gpu);
    }

    @Test
    void whatIfPrintsTheObjectThatOtherProgramsRead() throws Exception {
        assertEquals(0, run("what-if", "--nsys-api", api.toString(), "--nsys-gpu", gpu.toString(), "--format", "json"));
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertEquals("h100", object.get("system").asText());
        for (String run : List.of("recorded", "replayed", "predicted")) {
            for (String figure : List.of(
                    "api_span_ms",
                    "gpu_span_ms",
                    "kernel_ms",
                    "copy_api_ms",
                    "launch_api_ms",
                    "launch_median_us",
                    "alloc_api_ms")) {
                assertTrue(object.get(run).get(figure).isNumber(), run + " " + figure);
            }
        }
        assertTrue(object.get("predicted").get("copy_api_ms").asDouble()
                > object.get("recorded").get("copy_api_ms").asDouble());
    }

    @Test
    void whatIfWritesAReportAndATrace() {
        Path reports = folder.resolve("reports");
        assertEquals(
                0,
                run(
                        "what-if",
                        "--nsys-api",
                        api.toString(),
                        "--nsys-gpu",
                        gpu.toString(),
                        "--out",
                        reports.toString()));
        assertTrue(Files.exists(reports.resolve("report.html")) && Files.exists(reports.resolve("trace.json.gz")));
        assertTrue(out.toString().contains("copies"), out.toString());
    }

    @TestFactory
    Stream<DynamicTest> badInputEndsWithTwoAndOneLine() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {0, 1, 2, (byte) 0xff, 0, 7});
        Path cut = Files.writeString(
                folder.resolve("cut.csv"), Files.readString(api).substring(0, (int) Files.size(api) - 9));
        Path noWork = Files.writeString(
                folder.resolve("nowork.csv"),
                Files.readString(gpu).lines().findFirst().orElseThrow() + "\n");
        Path column = Files.writeString(
                folder.resolve("column.csv"), Files.readString(api).replace("Duration (ns)", "Duration (fortnights)"));
        return Stream.of(
                refused("a truncated file", "--nsys-api", cut, "--nsys-gpu", gpu),
                refused("a swapped pair", "--nsys-api", gpu, "--nsys-gpu", api),
                refused("no GPU work", "--nsys-api", api, "--nsys-gpu", noWork),
                refused("an unknown column", "--nsys-api", column, "--nsys-gpu", gpu),
                refused("a binary file", "--nsys-api", binary, "--nsys-gpu", gpu),
                refused("a file of no bytes", "--nsys-api", empty, "--nsys-gpu", gpu),
                refused("a missing file", "--kineto", folder.resolve("absent.json")),
                refused("half a pair", "--nsys-api", api),
                refused("no profile"),
                refused("no such system", "--nsys-api", api, "--nsys-gpu", gpu, "--system", "h101"),
                refused("no such option", "--nsys", api));
    }

    private static DynamicTest refused(String name, Object... options) {
        return Refusal.of(name, "what-if", options);
    }

    @Test
    void listNamesSystemsAndDevices() {
        assertEquals(0, run("list", "systems"));
        assertEquals(0, run("list", "devices"));
        assertTrue(out.toString().contains("unprotected") && out.toString().contains("h100-nvl"), out.toString());
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
