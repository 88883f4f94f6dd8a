package io.github.teelab.workload.profile;

import static io.github.teelab.workload.profile.Faults.assertBadProfile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsysCsvFaultsTest {
    @TempDir
    Path folder;

    @Test
    void rowCutShort() {
        String cut = Samples.GPU.substring(0, Samples.GPU.indexOf("2420,") + 9);
        assertFault(Samples.API, cut, "gpu.csv, line 4", "columns where the header has 21", "export it again");
    }

    @Test
    void rowCutInsideAQuote() {
        String cut = Samples.GPU.substring(0, Samples.GPU.indexOf("step(float") + 7);
        assertFault(Samples.API, cut, "gpu.csv, line 3", "inside a quoted cell", "cut");
    }

    @Test
    void rowWithTooManyColumns() {
        String gpu = Samples.GPU.replace("\"step(float *, int)\"", "step(float *, int)");
        assertFault(Samples.API, gpu, "line 3", "row has 22 columns", "quote cells");
    }

    @Test
    void nameOfACopyCutShort() {
        String cut = Samples.GPU.substring(0, Samples.GPU.lastIndexOf("-to-Host"));
        assertFault(Samples.API, cut, "line 5", "[CUDA memcpy Device", "neither");
    }

    @Test
    void filesSwapped() {
        assertFault(Samples.GPU, Samples.API, "api.csv", "looks like a cuda_gpu_trace", "swap the two files");
        assertFault(Samples.API, Samples.API, "gpu.csv", "looks like a cuda_api_trace", "swap the two files");
    }

    @Test
    void noRowsAtAll() {
        assertFault(Samples.API, header(Samples.GPU), "gpu.csv", "no GPU work", "nsys profile");
        assertFault(header(Samples.API), Samples.GPU, "api.csv", "no CUDA calls", "nsys profile");
    }

    @Test
    void neededColumnMissing() {
        String api = Samples.API.replace("CorrID", "Correlation");
        assertFault(api, Samples.GPU, "api.csv, line 1", "column CorrID is missing", "found", "Correlation");
    }

    @Test
    void unitUnknown() {
        String api = Samples.API.replace("Duration (ns)", "Duration (fortnights)");
        assertFault(api, Samples.GPU, "api.csv", "Duration (fortnights)", "unknown unit", "ms");
        assertFault(Samples.API, Samples.GPU.replace("Bytes (MB)", "Bytes (pages)"), "Bytes (pages)", "MiB");
        assertFault(Samples.API.replace("Start (ns)", "Start"), Samples.GPU, "\"Start\" has an unknown unit");
    }

    @Test
    void columnTwice() {
        assertFault(Samples.API.replace("Result", "Name"), Samples.GPU, "\"Name\" appears twice");
    }

    @Test
    void noHeader() {
        assertFault("hello\nworld\n", Samples.GPU, "no header row", "cuda_api_trace");
    }

    @Test
    void negativeDuration() {
        assertFault(Samples.API.replace("1600,40,", "1600,-40,"), Samples.GPU, "line 3", "negative (-40 ns)");
    }

    @Test
    void absurdNumbers() {
        assertFault(Samples.API.replace("1600,40,", "99999999999999999999,40,"), Samples.GPU, "line 3", "too large");
        assertFault(Samples.API.replace("1600,40,", "1600,9223372036854775807,"), Samples.GPU, "line 3", "beyond");
        assertFault(Samples.API.replace("1600,40,", "1e99,40,"), Samples.GPU, "line 3", "too large");
        assertFault(Samples.API.replace("1600,40,", "1e999999999,40,"), Samples.GPU, "line 3", "not a number");
        assertFault(
                Samples.API.replace("1600,40,", "16OO,40,"), Samples.GPU, "line 3", "Start \"16OO\" is not a number");
        assertFault(Samples.API.replace("1600,40,", "9000000000000000000,40,"), Samples.GPU, "106 days");
        assertFault(Samples.API, Samples.GPU.replace("0.004,409600", "-0.004,409600"), "line 4", "bytes");
        assertFault(Samples.API.replace(",12,42,", ",x,42,"), Samples.GPU, "CorrID \"x\"", "whole number");
        assertFault(Samples.API, Samples.GPU.replace("NVL (0),1,,7,\"step", "NVL,1,,7,\"step"), "Device");
    }

    @Test
    void otherEncodings() {
        byte[] latin1 = Samples.API.replace("app", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertFault(latin1, "api.csv", "not UTF-8", "save");
        byte[] utf16 = Samples.API.getBytes(Charset.forName("UTF-16"));
        assertFault(utf16, "api.csv", "UTF-16");
    }

    @Test
    void filesOfOtherKinds() {
        assertFault(new byte[] {1, 2, 3, 0, 0, 9}, "api.csv", "binary", "nsys stats");
        assertFault(new byte[0], "api.csv", "the file is empty");
        assertFault(Samples.KINETO.getBytes(StandardCharsets.UTF_8), "api.csv", "JSON", "Profiles.kineto");
        assertFault("SQLite format 3\0...".getBytes(StandardCharsets.UTF_8), "SQLite", "Profiles.nsysSqlite");
    }

    @Test
    void truncatedGzip() {
        byte[] whole = Samples.gzip(Samples.API);
        assertFault(Arrays.copyOf(whole, whole.length - 20), "api.csv", "cut or damaged");
        assertFault(Arrays.copyOf(whole, 5), "api.csv", "cut or damaged");
    }

    @Test
    void missingFileAndDirectory() {
        Path gpu = Samples.text(folder, "gpu.csv", Samples.GPU);
        assertBadProfile(() -> Profiles.nsys(folder.resolve("none.csv"), gpu), "none.csv", "no such file");
        assertBadProfile(() -> Profiles.nsys(folder, gpu), "directory");
        assertBadProfile(() -> Profiles.nsys("a\0b", gpu.toString()), "not a path");
    }

    @Test
    void quoteThatNeverCloses() {
        String endless = Samples.API + "1,2,\"" + "x".repeat(3 << 20);
        assertFault(endless, Samples.GPU, "api.csv, after line 5", "quote that does not close");
    }

    private static String header(String report) {
        return report.substring(0, report.indexOf('\n') + 1);
    }

    private void assertFault(String api, String gpu, String... parts) {
        Path apiFile = Samples.text(folder, "api.csv", api);
        Path gpuFile = Samples.text(folder, "gpu.csv", gpu);
        assertBadProfile(() -> Profiles.nsys(apiFile, gpuFile), parts);
    }

    private void assertFault(byte[] api, String... parts) {
        Path apiFile = Samples.bytes(folder, "api.csv", api);
        Path gpuFile = Samples.text(folder, "gpu.csv", Samples.GPU);
        assertBadProfile(() -> Profiles.nsys(apiFile, gpuFile), parts);
    }
}
