package io.github.teelab.workload.profile;

import static io.github.teelab.workload.profile.Faults.assertBadProfile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to hang, to fill memory or to be misread. */
class HostileProfilesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DOTTED = "\u0130".repeat(1_000_000);

    @TempDir
    private Path folder;

    @Test
    void numbersInKinetoAreReadExactlyOrRefused() {
        RecordedProfile expected = kineto(Samples.KINETO);
        assertEquals(expected, kineto(Samples.KINETO.replaceAll("\"correlation\": (1[123])", "\"correlation\": $1.0")));
        for (String number : new String[] {"12.5", "1e400", "9223372036854775808", "\"x\"", "true"}) {
            String text = Samples.KINETO.replace("\"correlation\": 12", "\"correlation\": " + number);
            assertRefused(text, "correlation", "whole number");
        }
        assertRefused(Samples.KINETO.replace("\"ts\": 2.3", "\"ts\": NaN"), "not whole JSON");
        assertRefused(Samples.KINETO.replace("\"ts\": 2.3", "\"ts\": 1e400"), "ts", "not a number");
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertRefused(Samples.KINETO.replace("\"ts\": 2.3", "\"ts\": 2.3, \"ts\": 2.4"), "ts appears twice");
        assertRefused(Samples.KINETO.replace("\"traceEvents\"", "\"traceEvents\": [], \"traceEvents\""), "twice");
    }

    @Test
    void lettersThatAreSlowToLowerDoNotHang() {
        assertTimeoutPreemptively(SOON, () -> {
            assertRefused(Samples.KINETO.replace("\"cat\": \"kernel\"", "\"cat\": \"" + DOTTED + "\""), "65536");
            assertRefused(Samples.KINETO.replace("step(float *, int)", DOTTED), "65536");
            String copy = "(" + DOTTED.substring(0, 60_000) + " -> Device)";
            assertEquals(
                    3,
                    kineto(Samples.KINETO.replace("(Pinned -> Device)", copy))
                            .activities()
                            .size());
            String header = "," + DOTTED.substring(0, 60_000);
            String api = Samples.API
                    .replace("Thread Name", "Thread Name" + header.repeat(20))
                    .replace("app\n", "app" + ",".repeat(20) + "\n");
            assertBadProfile(() -> nsys(api, Samples.GPU), "twice");
            assertBadProfile(() -> nsys(Samples.API, Samples.GPU.replace("step(float", DOTTED)), "gpu.csv");
        });
    }

    @Test
    void hugeNamesDoNotFillMemory() throws IOException {
        Path file = folder.resolve("names.json.gz");
        byte[] name = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.write("{\"traceEvents\": [".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(("{\"ph\":\"X\",\"cat\":\"kernel\",\"ts\":1,\"dur\":1,\"name\":\"" + i)
                        .getBytes(StandardCharsets.US_ASCII));
                for (int megabyte = 0; megabyte < 10; megabyte++) {
                    out.write(name);
                }
                out.write("\"},".getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertBadProfile(() -> Profiles.kineto(file), "names.json.gz, event 1", "65536");
    }

    @Test
    void packedTwiceIsNoRecording() {
        Path file = Samples.bytes(folder, "twice.json.gz", Samples.gzip(Samples.gzip(Samples.KINETO)));
        assertBadProfile(() -> Profiles.kineto(file), "binary");
    }

    @Test
    void aLaterGzipMemberThatIsDamagedIsNoEnd() {
        byte[] first = Samples.gzip(Samples.API);
        byte[] second = Samples.gzip("2000,30,cudaFree,0,15,42,43,20,app\n");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Path gpu = Samples.text(folder, "gpu.csv", Samples.GPU);
        assertEquals(
                5,
                Profiles.nsys(Samples.bytes(folder, "both.csv.gz", both), gpu)
                        .calls()
                        .size());
        both[first.length + 2] ^= 0x55;
        Path damaged = Samples.bytes(folder, "damaged.csv.gz", both);
        assertBadProfile(() -> Profiles.nsys(damaged, gpu), "damaged.csv.gz", "cut or damaged");
    }

    @Test
    void aReportCutInItsLastCellIsRefusedWhereThatCellIsRead() {
        assertBadProfile(() -> nsys(Samples.API, Samples.GPU.stripTrailing()), "no line end");
        assertEquals(4, nsys(Samples.API.stripTrailing(), Samples.GPU).calls().size());
    }

    @Test
    void blankNumbersThatAreNeededAreRefused() {
        assertBadProfile(() -> nsys(Samples.API.replace(",0,12,", ",0,,"), Samples.GPU), "CorrID", "whole number");
        assertBadProfile(() -> nsys(Samples.API, Samples.GPU.replace("(0),1,,7,\"step", "(0),1,,,\"step")), "Strm");
    }

    @Test
    void lineEndsInNamesAreShown() {
        RecordedProfile profile = nsys(Samples.API, Samples.GPU.replace("step(float", "step\n\u202e(float"));
        assertTrue(profile.activities().get(1).name().startsWith("step\\n\\u202e("), profile.toString());
        RecordedProfile old = nsys(Samples.API.replace('\n', '\r'), Samples.GPU);
        assertEquals(4, old.calls().size());
    }

    private void assertRefused(String trace, String... parts) {
        assertBadProfile(() -> kineto(trace), parts);
    }

    private RecordedProfile kineto(String trace) {
        return Profiles.kineto(Samples.text(folder, "run.json", trace));
    }

    private RecordedProfile nsys(String api, String gpu) {
        return Profiles.nsys(Samples.text(folder, "api.csv", api), Samples.text(folder, "gpu.csv", gpu));
    }
}
